pragma Singleton
import QtQuick

// Colours, sizes and fonts of every screen. Flat on purpose: the software renderer draws no elevation.
QtObject {
    id: theme

    property string name: "light"
    property real textScale: 1
    property real keyboardHeight: 0 ///< of the window's lower edge, under the screen's own keyboard

    readonly property bool dark: name === "dark"
    readonly property bool sunlight: name === "sunlight"

    readonly property color background: dark ? "#0f161d" : sunlight ? "#ffffff" : "#f2f5f7"
    readonly property color surface: dark ? "#18222c" : "#ffffff"
    readonly property color surfaceAlt: dark ? "#243240" : sunlight ? "#f2f2f2" : "#e6ecf1"
    readonly property color outline: dark ? "#4b5d6f" : sunlight ? "#000000" : "#b4c0ca"
    readonly property color text: dark ? "#eef3f7" : sunlight ? "#000000" : "#12202c"
    readonly property color muted: dark ? "#b8c5d0" : sunlight ? "#1c1c1c" : "#465562"
    readonly property color primary: dark ? "#8accf5" : sunlight ? "#00264d" : "#0a4a73"
    readonly property color primaryInk: dark ? "#05243a" : "#ffffff"
    readonly property color primarySoft: dark ? "#1d3b52" : sunlight ? "#eaf1fb" : "#dceaf4"
    readonly property color star: dark ? "#f5bd52" : sunlight ? "#5c3300" : "#9a5b00"
    readonly property color good: dark ? "#86dba3" : sunlight ? "#003d18" : "#17643a"
    readonly property color goodSoft: dark ? "#173a27" : sunlight ? "#effaf2" : "#dcf1e4"
    readonly property color warn: dark ? "#f4c874" : sunlight ? "#4a2a00" : "#7a4800"
    readonly property color warnSoft: dark ? "#3f3014" : sunlight ? "#fff8ea" : "#fcecd0"
    readonly property color bad: dark ? "#ffa3a3" : sunlight ? "#660008" : "#9c1f28"
    readonly property color badSoft: dark ? "#4a1c20" : sunlight ? "#fff1f1" : "#fae1e2"

    readonly property int line: sunlight ? 2 : 1
    readonly property int radius: 10
    readonly property int gap: 12
    readonly property int margin: 20

    /// Least height and width of a target: 48 dp; of an answer step: 12 mm at 160 dpi.
    readonly property int target: 48
    readonly property int step: 76

    readonly property int small: Math.round(15 * textScale)
    readonly property int body: Math.round(17 * textScale)
    readonly property int lead: Math.round(20 * textScale)
    readonly property int heading: Math.round(24 * textScale)
    readonly property int question: Math.round(32 * textScale)
    readonly property int figure: Math.round(44 * textScale)

    /// The colour of a level 1 to 5, lowest first: reads as a scale, never alone (each step bears number and label).
    function level(value: int): color {
        return [muted, bad, warn, primary, good, good][value] ?? muted;
    }

    function levelSoft(value: int): color {
        return [surfaceAlt, badSoft, warnSoft, primarySoft, goodSoft, goodSoft][value] ?? surfaceAlt;
    }
}
