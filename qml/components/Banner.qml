import QtQuick
import QtQuick.Layouts
import Plumbline

// One clear sentence over a page, with what can be done about it.
Rectangle {
    id: banner

    property string text
    property string tone: "bad"
    property string action
    property string actionName: "bannerAction"
    property string textName: "bannerText"

    signal triggered

    visible: text !== ""
    implicitHeight: visible ? row.implicitHeight + 20 : 0
    color: tone === "bad" ? Theme.badSoft : tone === "warn" ? Theme.warnSoft : tone === "good" ? Theme.goodSoft : Theme.primarySoft
    radius: Theme.radius
    border.width: Theme.line
    border.color: message.color

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        spacing: 12

        Glyph {
            name: banner.tone === "good" ? "check" : "alert"
            color: message.color
        }

        Words {
            id: message
            objectName: banner.textName
            text: banner.text
            color: banner.tone === "bad" ? Theme.bad : banner.tone === "warn" ? Theme.warn : banner.tone === "good" ? Theme.good : Theme.primary
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
        }

        PushButton {
            objectName: banner.actionName
            visible: banner.action !== ""
            text: banner.action
            onClicked: banner.triggered()
        }
    }
}
