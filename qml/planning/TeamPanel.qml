pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The team: who leads, who visits how much.
Panel {
    id: panel

    required property Team members
    required property Planning planning
    required property Drafts drafts
    readonly property bool allowed: members.document?.mayPlan ?? true

    ColumnLayout {
        width: parent.width
        spacing: 12

        Words {
            text: qsTr("Team")
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Words {
            visible: panel.members.count === 0
            text: qsTr("Nobody is named yet. Name the lead auditor and the auditors, then share the projects among them.")
            quiet: true
            Layout.fillWidth: true
        }

        Repeater {
            model: panel.members

            RowLayout {
                id: member
                required property string name
                required property string duty
                required property int projects
                spacing: 12
                Layout.fillWidth: true

                Glyph {
                    name: "person"
                    color: Theme.primary
                }

                Column {
                    spacing: 0
                    Layout.fillWidth: true

                    Words {
                        text: member.name
                        strong: true
                        width: parent.width
                    }

                    Words {
                        text: (member.duty === "lead" ? qsTr("Lead auditor") : qsTr("Auditor")) + " · " + qsTr("%n project(s)", "", member.projects)
                        size: Theme.small
                        quiet: true
                        width: parent.width
                    }
                }

                PushButton {
                    objectName: "removeMember-" + member.name
                    visible: panel.allowed
                    tone: "quiet"
                    text: qsTr("Take out")
                    Accessible.name: qsTr("Take %1 out of the team").arg(member.name)
                    onClicked: panel.members.remove(member.name)
                }
            }
        }

        Entry {
            id: name
            visible: panel.allowed
            fieldName: "memberName"
            label: qsTr("Name")
            drafts: panel.drafts
            draftName: "member"
            held: true
            Component.onCompleted: restore()
            Layout.fillWidth: true
        }

        Flow {
            visible: panel.allowed
            spacing: 10
            Layout.fillWidth: true

            PushButton {
                objectName: "addLead"
                text: qsTr("Add as lead auditor")
                enabled: name.text.trim() !== ""
                onClicked: {
                    panel.members.add(name.text, "lead");
                    name.settle();
                    name.text = "";
                }
            }

            PushButton {
                objectName: "addAuditor"
                text: qsTr("Add as auditor")
                enabled: name.text.trim() !== ""
                onClicked: {
                    panel.members.add(name.text, "auditor");
                    name.settle();
                    name.text = "";
                }
            }
        }
    }
}
