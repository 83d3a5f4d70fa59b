import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// What every page of an open session has: a heading, a way back, the state of saving and sync, its own actions.
FocusScope {
    id: frame

    required property Session session
    property string title
    property string subtitle
    property bool showsBack: session.navigator.depth > 1
    property bool showsStatus: true
    property alias actions: actionRow.data
    default property alias content: body.data

    readonly property string recordTrouble: session.document?.problem ?? "" ///< before what the device could not keep
    readonly property bool wide: width >= 1000
    readonly property int inner: wide ? 24 : 16
    readonly property bool low: height < 540 ///< then what is shown matters more than what it is called

    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: title
    Keys.onBackPressed: session.navigator.back()
    Keys.onEscapePressed: session.navigator.back()
    Keys.onPressed: event => {
        event.accepted = false;
        scrollerIn(body)?.turn(event);
    }

    /// Of what is longer than the screen.
    function scrollerIn(item) {
        for (let index = 0; index < item.children.length; ++index) {
            const child = item.children[index];
            const found = !child.visible ? null : (child as Scroller) ?? scrollerIn(child);
            if (found && found.size < 1)
                return found;
        }
        return null;
    }

    Rectangle {
        id: header
        z: 1
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: headerRow.implicitHeight + 20
        color: Theme.surface

        RowLayout {
            id: headerRow
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.leftMargin: frame.showsBack ? 8 : frame.inner
            anchors.rightMargin: frame.inner
            spacing: 10

            PushButton {
                objectName: "back"
                visible: frame.showsBack
                tone: "quiet"
                glyph: "back"
                Accessible.name: qsTr("Back")
                onClicked: frame.session.navigator.back()
            }

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                Words {
                    objectName: "pageTitle"
                    text: frame.title
                    size: Theme.heading
                    strong: true
                    maximumLineCount: frame.low ? 1 : 2
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Accessible.role: Accessible.Heading
                }

                Words {
                    text: frame.subtitle
                    visible: text !== "" && !frame.low
                    size: Theme.small
                    quiet: true
                    Layout.fillWidth: true
                }
            }

            Row {
                id: actionRow
                spacing: 8
            }

            StatusButton {
                visible: frame.showsStatus
                session: frame.session
            }
        }

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Theme.line
            color: Theme.outline
        }
    }

    Banner {
        id: trouble
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: header.bottom
        anchors.margins: visible ? 12 : 0
        text: frame.recordTrouble || frame.session.trouble
        action: frame.session.document?.failed ? qsTr("Try again") : qsTr("Understood")
        actionName: "saveTroubleAction"
        textName: "saveTrouble"
        onTriggered: {
            if (frame.session.document?.failed)
                frame.session.document.retry();
            else if (frame.recordTrouble !== "")
                frame.session.document.dismissProblem();
            else
                frame.session.dismissTrouble();
        }
    }

    Banner {
        id: amending
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: trouble.visible ? trouble.bottom : header.bottom
        anchors.margins: visible ? 12 : 0
        tone: "warn"
        text: frame.session.document && frame.session.document.amendment !== "" ? qsTr("Amending what is closed: %1").arg(frame.session.document.amendment) : ""
        action: qsTr("End amendment")
        actionName: "endAmendment"
        textName: "amending"
        onTriggered: frame.session.document.endAmendment()
    }

    Item {
        id: body
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: amending.visible ? amending.bottom : trouble.visible ? trouble.bottom : header.bottom
        anchors.bottom: parent.bottom
    }
}
