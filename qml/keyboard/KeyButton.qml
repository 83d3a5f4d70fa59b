import QtQuick
import QtQuick.Templates as T
import Plumbline

// One key. It never takes the focus: that stays in the field it types into.
T.AbstractButton {
    id: key

    property string glyph
    property bool on: false ///< a shift that is set
    property bool plain: true ///< types what stands on it
    property int size: Theme.lead

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: text

    contentItem: Item {
        Text {
            anchors.fill: parent
            visible: key.glyph === ""
            text: key.text
            color: key.on ? Theme.primaryInk : Theme.text
            font.pixelSize: key.size
            textFormat: Text.PlainText
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 10
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }

        Glyph {
            anchors.centerIn: parent
            visible: key.glyph !== ""
            name: key.glyph
            color: key.on ? Theme.primaryInk : Theme.text
            size: 26
        }
    }

    background: Rectangle {
        radius: 6
        color: key.down ? Theme.primarySoft : key.on ? Theme.primary : key.plain ? Theme.surface : Theme.surfaceAlt
        border.width: Theme.line
        border.color: Theme.outline
    }
}
