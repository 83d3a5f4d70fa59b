#pragma once
// Every limit and timeout of the tablet app, with its reason.

#include <chrono>

namespace plumbline::mobile {

using namespace std::chrono_literals;

/// The store takes no shorter PIN; longer ones are welcome.
inline constexpr int kShortestPin = 4;

/// Wrong PINs cost a growing wait: the n-th after the third doubles it. Nothing is ever locked out for good.
inline constexpr int kFreePinAttempts = 3;
inline constexpr auto kFirstPinDelay = 2s;
inline constexpr auto kLongestPinDelay = 5min;

/// Rounds of SHA-256 over the salted PIN that guards an open session; about 50 ms on a slow tablet.
inline constexpr int kPinGuardRounds = 100'000;

/// Untouched for so long, the screen locks itself; an auditor's talk with a customer is shorter.
inline constexpr auto kAutoLockAfter = 10min;

/// Text is drafted into the store this long after the last key, so that a kill loses at most a word.
inline constexpr auto kDraftPause = 400ms;

/// Undo steps kept for one evaluation: every item twice is more than anybody takes back.
inline constexpr int kUndoDepth = 70;

/// A project list longer than this is surely not a list of finished projects, and the preview would not help.
inline constexpr int kPreviewRows = 200;

} // namespace plumbline::mobile
