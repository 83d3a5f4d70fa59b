#include "qml/app/font_config.h"

#if __has_include(<fontconfig/fontconfig.h>)
#include <fontconfig/fontconfig.h>

#include <cstdlib>
#include <memory>
#endif

namespace plumbline::app {

#ifdef FC_FAMILY
namespace {

/// Folders and caches as the system has them, edges drawn as its defaults say; without the Type 1 fonts of printing.
constexpr const char *kConfig = R"(<?xml version="1.0"?>
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <dir>~/.fonts</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <selectfont><rejectfont><pattern>
    <patelt name="fontformat"><string>Type 1</string></patelt>
  </pattern></rejectfont></selectfont>
  <alias>
    <family>monospace</family>
    <prefer><family>Noto Sans Mono CJK SC</family><family>DejaVu Sans Mono</family></prefer>
  </alias>
  <alias>
    <family>sans-serif</family>
    <prefer><family>Noto Sans CJK SC</family><family>DejaVu Sans</family></prefer>
  </alias>
  <match target="pattern">
    <edit name="antialias" mode="append"><bool>true</bool></edit>
    <edit name="hintstyle" mode="append"><const>hintslight</const></edit>
    <edit name="lcdfilter" mode="append"><const>lcddefault</const></edit>
  </match>
</fontconfig>)";

bool hasOurFont(FcConfig *config)
{
    const FcFontSet *fonts = FcConfigGetFonts(config, FcSetSystem);
    for (int index = 0; fonts && index < fonts->nfont; ++index) {
        FcChar8 *family = nullptr;
        for (int name = 0; FcPatternGetString(fonts->fonts[index], FC_FAMILY, name, &family) == FcResultMatch; ++name) {
            if (FcStrCmp(family, reinterpret_cast<const FcChar8 *>(kFontFamily)) == 0)
                return true;
        }
    }
    return false;
}

} // namespace

void chooseFontConfig()
{
    if (std::getenv("FONTCONFIG_FILE") || std::getenv("FONTCONFIG_PATH"))
        return;
    const std::unique_ptr<FcConfig, decltype(&FcConfigDestroy)> config(FcConfigCreate(), FcConfigDestroy);
    if (config && FcConfigParseAndLoadFromMemory(config.get(), reinterpret_cast<const FcChar8 *>(kConfig), FcTrue)
        && FcConfigBuildFonts(config.get()) && hasOurFont(config.get()))
        FcConfigSetCurrent(config.get()); // keeps it
}
#else
void chooseFontConfig() { }
#endif

} // namespace plumbline::app
