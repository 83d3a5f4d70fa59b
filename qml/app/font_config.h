#pragma once
// Where the fonts of the screen are looked for.

#include <QString>

namespace plumbline::app {

/// The family of the screen and of the reports.
inline constexpr const char *kFontFamily = "Noto Sans CJK SC";

/// Reads the system's fonts without the hundred files of rules for other programs, which would be most of the work of a
/// first frame. Leaves the system's own configuration in place where one was asked for (FONTCONFIG_FILE,
/// FONTCONFIG_PATH) or where the fonts of the screen are not found this way. Before the first text is measured; any
/// thread.
void chooseFontConfig();

} // namespace plumbline::app
