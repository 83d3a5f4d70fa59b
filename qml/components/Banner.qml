import QtQuick
import QtQuick.Layouts
import Plumbline

// One clear sentence over a page, with what can be done about it. Made once there is something to say: every page has
// several, and shows hardly ever one.
Rectangle {
    id: banner

    property string text
    property string tone: "bad"
    property string action
    property string actionName: "bannerAction"
    property string textName: "bannerText"
    readonly property color ink: tone === "bad" ? Theme.bad : tone === "warn" ? Theme.warn : tone === "good" ? Theme.good : Theme.primary

    signal triggered

    visible: text !== ""
    implicitHeight: visible ? content.implicitHeight + 20 : 0
    color: tone === "bad" ? Theme.badSoft : tone === "warn" ? Theme.warnSoft : tone === "good" ? Theme.goodSoft : Theme.primarySoft
    radius: Theme.radius
    border.width: Theme.line
    border.color: ink

    Loader {
        id: content
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        active: banner.text !== ""
        sourceComponent: RowLayout {
            spacing: 12

            Glyph {
                name: banner.tone === "good" ? "check" : "alert"
                color: banner.ink
            }

            Words {
                objectName: banner.textName
                text: banner.text
                color: banner.ink
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
}
