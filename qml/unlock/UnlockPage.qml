import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// First start: choose a PIN. Later, and after the auto-lock: give it.
Rectangle {
    id: page

    required property Session session
    readonly property bool first: session.state === Session.NoStore || (session.state === Session.Opening && making)
    property bool making: false
    readonly property bool busy: session.state === Session.Opening
    readonly property string mismatch: first && repeat.text !== "" && repeat.text !== pin.text ? qsTr("The two PINs differ.") : ""

    function submit() {
        if (go.enabled)
            go.clicked();
    }

    color: Theme.background
    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: heading.text
    Component.onCompleted: (first ? auditor : pin).field.forceActiveFocus()

    // Nothing behind the lock can be reached.
    MouseArea {
        anchors.fill: parent
    }

    LanguageSwitch {
        anchors.top: parent.top
        anchors.right: parent.right
        anchors.margins: 20
        settings: page.session.settings
    }

    Flickable {
        anchors.fill: parent
        anchors.topMargin: 84
        contentWidth: width
        contentHeight: Math.max(height, panel.height + 48)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Panel {
            id: panel
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(0, (parent.height - height) / 2 - 40)
            width: Math.min(520, parent.width - 40)
            padding: 28

            ColumnLayout {
                width: parent.width
                spacing: 16

                RowLayout {
                    spacing: 14

                    PlumbMark {
                    }

                    Words {
                        text: qsTr("Plumbline")
                        size: Theme.heading
                        strong: true
                        Layout.fillWidth: true
                    }
                }

                Words {
                    id: heading
                    text: page.first ? qsTr("Set up this tablet") : qsTr("Unlock")
                    size: Theme.question
                    strong: true
                    Layout.fillWidth: true
                    Accessible.role: Accessible.Heading
                }

                Words {
                    text: page.first ? qsTr("Everything on this device is sealed with a PIN. Without it nobody can read the answers, and nobody can bring it back: keep it well.") : qsTr("The answers on this device are sealed. Enter your PIN.")
                    quiet: true
                    Layout.fillWidth: true
                }

                Entry {
                    id: auditor
                    visible: page.first
                    fieldName: "auditorField"
                    label: qsTr("Your name, as it stands beside what you record")
                    Layout.fillWidth: true
                    onAccepted: pin.field.forceActiveFocus()
                }

                Entry {
                    id: pin
                    fieldName: "pinField"
                    label: qsTr("PIN (4 characters or more)")
                    echoMode: TextInput.Password
                    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhPreferNumbers
                    fault: page.session.problem
                    Layout.fillWidth: true
                    onAccepted: page.first ? repeat.field.forceActiveFocus() : page.submit()
                }

                Entry {
                    id: repeat
                    visible: page.first
                    fieldName: "pinRepeatField"
                    label: qsTr("PIN once more")
                    echoMode: TextInput.Password
                    inputMethodHints: pin.inputMethodHints
                    fault: page.mismatch
                    Layout.fillWidth: true
                    onAccepted: page.submit()
                }

                Words {
                    visible: page.session.pinWaitSeconds > 0
                    text: qsTr("Too many wrong PINs: wait %1 s. Nothing is lost.").arg(page.session.pinWaitSeconds)
                    color: Theme.warn
                    Layout.fillWidth: true
                }

                PushButton {
                    id: go
                    objectName: "unlockButton"
                    tone: "primary"
                    glyph: "lock"
                    text: page.busy ? qsTr("One moment…") : page.first ? qsTr("Seal and begin") : qsTr("Unlock")
                    enabled: !page.busy && page.session.state !== Session.Broken && page.session.pinWaitSeconds === 0 && pin.text.length >= 4 && (!page.first || (repeat.text === pin.text && auditor.text.trim() !== ""))
                    Layout.fillWidth: true
                    onClicked: {
                        page.making = page.first;
                        if (page.first)
                            page.session.create(pin.text, auditor.text);
                        else
                            page.session.unlock(pin.text);
                    }
                }
            }
        }
    }

    Connections {
        target: page.session
        function onProblemChanged() {
            if (page.session.problem !== "")
                pin.field.selectAll();
        }
    }
}
