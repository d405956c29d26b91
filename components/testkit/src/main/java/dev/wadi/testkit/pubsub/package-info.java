/** Topics, subscriptions and messages of a Pub/Sub emulator, made and read by Google's client. Imports nothing of Wadi. */
package dev.wadi.testkit.pubsub;
