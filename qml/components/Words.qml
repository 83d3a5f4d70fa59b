import QtQuick
import Plumbline

// Text of the house: theme colour and size, wraps, never cut.
Text {
    id: words

    property int size: Theme.body
    property bool strong: false
    property bool quiet: false

    color: quiet ? Theme.muted : Theme.text
    font.pixelSize: size
    font.bold: strong
    lineHeight: 1.15
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
