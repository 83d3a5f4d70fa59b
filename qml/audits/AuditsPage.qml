pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The audits of this device, and the ways to a new one.
PageFrame {
    id: page

    readonly property AuditList audits: session.audits

    title: qsTr("Audits")
    subtitle: session.auditor
    actions: [
        PushButton {
            objectName: "settingsButton"
            tone: "quiet"
            glyph: "gear"
            Accessible.name: qsTr("Settings")
            onClicked: page.session.navigator.open("settings")
        }
    ]

    Connections {
        target: page.audits
        function onAdded(audit) {
            newAudit.close();
            page.session.navigator.open("projects", {
                    "audit": audit
                });
        }
    }

    ScrollPage {
        anchors.fill: parent

        Banner {
            text: page.session.repairNotice
            tone: "warn"
            textName: "repairNotice"
            action: qsTr("Understood")
            actionName: "dismissRepairNotice"
            Layout.fillWidth: true
            onTriggered: page.session.dismissRepairNotice()
        }

        Banner {
            text: page.audits.problem
            action: qsTr("Understood")
            actionName: "dismissImportProblem"
            Layout.fillWidth: true
            onTriggered: page.audits.dismissProblem()
        }

        EmptyNote {
            visible: page.audits.loaded && page.audits.count === 0
            glyph: "list"
            title: qsTr("No audit on this device yet")
            text: qsTr("Begin one, open an audit file, or enrol this tablet: the audits you are assigned to then come by themselves.")
            Layout.fillWidth: true
            Layout.topMargin: 40
            Layout.bottomMargin: 20
        }

        Repeater {
            model: page.audits

            AuditRow {
                session: page.session
                Layout.fillWidth: true
            }
        }

        Words {
            objectName: "auditsDuty"
            visible: !page.session.sync.mayBringAudits
            text: qsTr("Audits are begun by the planner or the lead auditor; those you are assigned to come by themselves.")
            quiet: true
            Layout.fillWidth: true
        }

        GridLayout {
            columns: page.wide ? 3 : 1
            columnSpacing: 12
            rowSpacing: 12
            Layout.fillWidth: true
            Layout.topMargin: 8

            PushButton {
                objectName: "newAuditButton"
                enabled: page.session.sync.mayBringAudits
                glyph: "plus"
                text: qsTr("New audit")
                tone: page.audits.count === 0 ? "primary" : "plain"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: newAudit.open()
            }

            PushButton {
                objectName: "importAuditButton"
                glyph: "file"
                text: qsTr("Open an audit file")
                enabled: !page.audits.working
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: openFile.open()
            }

            PushButton {
                objectName: "enrolButton"
                glyph: "link"
                text: page.session.sync.enrolled ? qsTr("Sync") : qsTr("Enrol this tablet")
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: page.session.navigator.open("sync")
            }
        }
    }

    Sheet {
        id: newAudit
        name: "newAudit"
        title: qsTr("New audit")
        confirmText: qsTr("Begin")
        confirmEnabled: organisation.text.trim() !== "" && !page.audits.working
        onOpened: {
            organisation.begin("");
            organisation.field.forceActiveFocus();
        }
        onConfirmed: {
            page.audits.add(organisation.text);
            organisation.settle();
        }

        Entry {
            id: organisation
            fieldName: "organisationField"
            label: qsTr("Organisation whose after-sales service is audited")
            drafts: page.session.drafts
            draftName: "organisation"
            held: true
            Layout.fillWidth: true
            onAccepted: {
                if (newAudit.confirmEnabled)
                    newAudit.confirmed();
            }
        }
    }

    FileSheet {
        id: openFile
        name: "openFile"
        title: qsTr("Open an audit file")
        hint: qsTr("An audit file of plumbline.audit/1. An audit that is already here takes over what the file says; nothing is deleted.")
        filters: [qsTr("Audit files (*.json)")]
        onChosen: file => page.audits.importFile(file)
    }
}
