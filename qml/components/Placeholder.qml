import QtQuick
import Plumbline

// What an empty field says of what belongs there.
Text {
    required property Item field ///< a TextField or TextArea, which this is a child of

    x: field.leftPadding
    y: field.topPadding
    width: field.width - field.leftPadding - field.rightPadding
    height: field.height - field.topPadding - field.bottomPadding
    visible: field.length === 0 && field.preeditText === ""
    text: field.placeholderText
    color: Theme.muted
    font: field.font
    verticalAlignment: field.verticalAlignment
    wrapMode: Text.Wrap
    clip: true
    textFormat: Text.PlainText
    Accessible.ignored: true
}
