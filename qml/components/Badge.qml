import QtQuick
import Plumbline

// A short state in words: tone "good", "warn", "bad", "info" or "plain".
Rectangle {
    id: badge

    property string text
    property string tone: "plain"
    property string glyph
    readonly property color ink: tone === "good" ? Theme.good : tone === "warn" ? Theme.warn : tone === "bad" ? Theme.bad : tone === "info" ? Theme.primary : Theme.muted

    implicitWidth: row.implicitWidth + 20
    implicitHeight: row.implicitHeight + 10
    radius: Theme.radius
    color: tone === "good" ? Theme.goodSoft : tone === "warn" ? Theme.warnSoft : tone === "bad" ? Theme.badSoft : tone === "info" ? Theme.primarySoft : Theme.surfaceAlt
    border.width: Theme.sunlight ? 1 : 0
    border.color: ink
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 6

        Loader {
            anchors.verticalCenter: parent.verticalCenter
            active: badge.glyph !== ""
            visible: active
            sourceComponent: Glyph {
                name: badge.glyph
                color: badge.ink
                size: 18
            }
        }

        Text {
            text: badge.text
            color: badge.ink
            font.pixelSize: Theme.small
            font.weight: Font.Bold
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
