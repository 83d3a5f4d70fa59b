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

/// The store is looked through for damage once the first page is there, beside what is done then.
inline constexpr auto kLookPause = 1s;

/// Text is drafted into the store this long after the last key, so that a kill loses at most a word.
inline constexpr auto kDraftPause = 400ms;

/// What the disk would not take beside the record is tried again this often: room is made by people.
inline constexpr auto kKeepAgain = 5s;

/// Longest side of a photo as it is kept, in pixels: a crack in a wall can still be seen, and a hundred photos stay
/// within what a weak network carries in an evening.
inline constexpr int kPhotoSide = 2048;
inline constexpr int kPhotoQuality = 85; ///< of the JPEG, 0 to 100; artefacts begin to show below 80

/// No camera of a tablet writes larger files; a film taken for a photo is refused before it fills the memory.
inline constexpr std::size_t kLargestPhotoFile = 64U << 20;

/// A position that has not come by then is left out: inside a building it may never come.
inline constexpr auto kPositionPatience = 30s;

/// Undo steps kept of one page: every item of a visit twice is more than anybody takes back.
inline constexpr int kUndoDepth = 70;

/// A project list longer than this is surely not a list of finished projects, and the preview would not help.
inline constexpr int kPreviewRows = 200;

/// Sides of a picture in which a QR code is looked for, in pixels.
inline constexpr int kLargestCodePicture = 2'000;

/// Records listed one by one on the sync page: the last hour of a busy day. The counts above them speak of all.
inline constexpr std::size_t kOwnRecordRows = 60;

/// Pause before they are read anew: an exchange confirms many in a row.
inline constexpr auto kOwnRecordsPause = 400ms;

/// Amendments that a report prints: the rest stands in the workbook, which holds every change.
inline constexpr std::size_t kReportAmendments = 40;

} // namespace plumbline::mobile
