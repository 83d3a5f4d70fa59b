import QtQuick
import QtQuick.Layouts
import Plumbline

// An empty page says what belongs here and what to do.
ColumnLayout {
    id: note

    property string glyph
    property string title
    property string text

    spacing: 10

    Glyph {
        name: note.glyph
        size: 56
        color: Theme.muted
        Layout.alignment: Qt.AlignHCenter
    }

    Words {
        text: note.title
        size: Theme.heading
        strong: true
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }

    Words {
        text: note.text
        quiet: true
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
}
