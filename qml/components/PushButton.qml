import QtQuick
import QtQuick.Templates as T
import Plumbline

// A flat button: "primary", "plain", "quiet" (no border) or "danger".
T.Button {
    id: button

    property string tone: "plain"
    property string glyph
    readonly property color ink: !enabled ? Theme.muted : tone === "primary" ? Theme.primaryInk : tone === "danger" ? Theme.bad : Theme.primary

    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    leftPadding: text ? 18 : 12
    rightPadding: leftPadding
    topPadding: 10
    bottomPadding: 10
    font.pixelSize: Theme.body
    font.weight: Font.Bold
    Accessible.name: text

    // The natural width of the words, apart from the Text whose width follows from it.
    TextMetrics {
        id: metrics
        font: button.font
        text: button.text
    }

    contentItem: Item {
        id: content
        readonly property real beside: (button.glyph !== "" ? 24 : 0) + (button.glyph !== "" && button.text !== "" ? row.spacing : 0)
        readonly property real natural: button.text !== "" ? Math.ceil(metrics.advanceWidth) + 1 : 0

        implicitWidth: beside + natural
        implicitHeight: row.implicitHeight

        Row {
            id: row
            anchors.centerIn: parent
            spacing: 8

            Loader {
                anchors.verticalCenter: parent.verticalCenter
                active: button.glyph !== ""
                visible: active
                sourceComponent: Glyph {
                    name: button.glyph
                    color: button.ink
                    size: 24
                }
            }

            Text {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                visible: button.text !== ""
                width: Math.min(content.natural, Math.max(40, button.availableWidth - content.beside))
                text: button.text
                color: button.ink
                font: button.font
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: !button.enabled ? Theme.surfaceAlt : button.tone === "primary" ? (button.down ? Qt.darker(Theme.primary, 1.25) : Theme.primary) : button.down ? Theme.primarySoft : button.tone === "quiet" ? "transparent" : Theme.surface
        border.width: button.visualFocus ? 3 : button.tone === "quiet" || button.tone === "primary" ? 0 : Math.max(1, Theme.line)
        border.color: button.visualFocus ? Theme.star : button.tone === "danger" ? Theme.bad : Theme.outline
    }
}
