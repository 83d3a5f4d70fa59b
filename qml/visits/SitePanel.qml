import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The site: customer, address, a note, photos.
Panel {
    id: panel

    required property SiteVisit site
    required property Session session
    property string customer

    ColumnLayout {
        width: parent.width
        spacing: 12

        RowLayout {
            spacing: 12

            Words {
                text: qsTr("The site")
                size: Theme.lead
                strong: true
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
            }

            HistoryButton {
                objectName: "siteHistory"
                session: panel.session
                kind: AuditDocument.Visit
                key: panel.site.project
                of: qsTr("The site")
            }
        }

        Words {
            visible: panel.customer !== ""
            text: qsTr("Customer: %1").arg(panel.customer)
            Layout.fillWidth: true
        }

        Entry {
            fieldName: "addressField"
            label: qsTr("Address")
            hint: qsTr("Street, building, entrance")
            text: panel.site.address
            drafts: panel.session.drafts
            draftName: panel.session.document?.ready ? "address:" + panel.site.project : ""
            base: panel.site.address
            Layout.fillWidth: true
            onFinished: panel.site.address = text
        }

        NoteEntry {
            fieldName: "siteNoteField"
            label: qsTr("Note on the visit")
            hint: qsTr("Whom you met, what was closed, what to bring next time")
            value: panel.site.note
            owner: panel.site.project
            drafts: panel.session.drafts
            ready: panel.session.document?.ready ?? false
            Layout.fillWidth: true
            onTyped: (project, text) => panel.site.note = text
        }

        PhotoStrip {
            session: panel.session
            kind: AuditDocument.Visit
            key: panel.site.project
            prefix: "sitePhoto"
            Layout.fillWidth: true
        }
    }
}
