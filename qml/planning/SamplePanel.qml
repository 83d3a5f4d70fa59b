pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The sample after replacements: each project's ticket, who visits it, and the way to replace it.
Panel {
    id: panel

    required property Planning planning
    required property Team members
    property bool verified: false
    readonly property AuditDocument document: planning.document

    /// Projects of one housing estate often bear one name.
    function named(id: string, name: string): string {
        return name === id ? id : id + " " + name;
    }

    ColumnLayout {
        width: parent.width
        spacing: 12

        RowLayout {
            spacing: 12

            Words {
                text: qsTr("Sample")
                size: Theme.lead
                strong: true
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
            }

            Badge {
                text: panel.verified ? qsTr("Follows from its seed") : qsTr("Not verified")
                tone: panel.verified ? "good" : "warn"
                glyph: panel.verified ? "check" : "alert"
            }
        }

        Banner {
            text: panel.planning.problem
            Layout.fillWidth: true
        }

        Repeater {
            model: panel.planning.replacements

            Words {
                required property var modelData
                text: qsTr("Replaced: %1 by %2. %3").arg(panel.named(modelData.outId, modelData.outName)).arg(panel.named(modelData.inId, modelData.inName)).arg(modelData.reason)
                color: Theme.warn
                Layout.fillWidth: true
            }
        }

        Repeater {
            model: panel.planning.sample

            Column {
                id: line
                required property var modelData
                spacing: 6
                Layout.fillWidth: true

                ListLine {
                    width: line.width
                    lead: line.modelData.place
                    text: line.modelData.name
                    detail: line.modelData.id + " · " + line.modelData.ticket
                }

                Flow {
                    width: line.width
                    spacing: 8

                    PushButton {
                        readonly property string visitor: panel.members.count >= 0 ? panel.members.visitorOf(line.modelData.id) : ""
                        objectName: "assign-" + line.modelData.id
                        visible: panel.members.count > 0
                        glyph: "person"
                        width: Math.min(implicitWidth, parent.width)
                        text: visitor || qsTr("Who visits?")
                        enabled: panel.document?.mayPlan ?? true
                        onClicked: assign.ask(line.modelData.id, visitor)
                    }

                    PushButton {
                        objectName: "replace-" + line.modelData.id
                        tone: "quiet"
                        text: qsTr("Replace…")
                        Accessible.name: qsTr("Replace %1").arg(line.modelData.name)
                        enabled: panel.planning.nextInReserve.id !== undefined && !panel.planning.working && (panel.document?.mayReplace ?? true)
                        onClicked: replaceSheet.ask(line.modelData.id, line.modelData.name)
                    }
                }
            }
        }
    }

    Sheet {
        id: assign
        property string project
        property string visitor
        function ask(which, whom) {
            project = which;
            visitor = whom;
            open();
        }
        name: "assign"
        title: qsTr("Who visits %1?").arg(project)
        confirmText: qsTr("Done")
        cancels: false
        onConfirmed: close()

        Repeater {
            model: panel.members

            PushButton {
                required property string name
                objectName: "assignTo-" + name
                text: name
                glyph: assign.visitor === name ? "check" : ""
                tone: assign.visitor === name ? "primary" : "plain"
                Layout.fillWidth: true
                onClicked: {
                    assign.close();
                    panel.members.assign(assign.project, name);
                }
            }
        }
    }

    ReasonSheet {
        id: replaceSheet
        property string project
        function ask(which, called) {
            project = which;
            title = qsTr("Replace %1").arg(called);
            begin("");
        }
        name: "replace"
        hint: qsTr("The next of the reserve comes in: %1. Why does this project go?").arg(panel.planning.nextInReserve.name ?? "")
        onGiven: reason => panel.planning.replace(project, reason)
    }
}
