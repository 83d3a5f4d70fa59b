import QtQuick
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// What is being spelled, and the characters it may stand for, the best first.
Item {
    id: bar

    required property ScreenKeyboard keyboard

    implicitHeight: Theme.target + 4

    Words {
        id: spelled
        anchors.verticalCenter: parent.verticalCenter
        x: 12
        objectName: "spelledText"
        visible: text !== ""
        text: bar.keyboard.composed
        wrapMode: Text.NoWrap
        color: Theme.primary
        strong: true
    }

    ListView {
        anchors.left: spelled.right
        anchors.leftMargin: 16
        anchors.right: parent.right
        height: parent.height
        visible: bar.keyboard.spelling
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: bar.keyboard.candidates
        delegate: T.AbstractButton {
            id: candidate
            required property string modelData
            required property int index
            objectName: "candidate-" + index
            width: Math.max(Theme.target + 8, words.implicitWidth + 28)
            height: ListView.view.height
            focusPolicy: Qt.NoFocus
            Accessible.role: Accessible.Button
            Accessible.name: modelData
            onClicked: bar.keyboard.choose(index)
            contentItem: Text {
                id: words
                text: candidate.modelData
                color: Theme.text
                font.pixelSize: Theme.heading
                textFormat: Text.PlainText
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }
            background: Rectangle {
                radius: 6
                color: candidate.down ? Theme.primarySoft : "transparent"
            }
        }
    }

    Words {
        anchors.fill: parent
        anchors.leftMargin: 12
        visible: bar.keyboard.dictionaryMissing && !bar.keyboard.spelling
        verticalAlignment: Text.AlignVCenter
        text: qsTr("The Pinyin dictionary is not installed (libgooglepinyin0): letters stay letters.")
        color: Theme.warn
        size: Theme.small
    }
}
