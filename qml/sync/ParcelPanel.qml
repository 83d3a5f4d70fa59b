import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The way out when there is no way to the office: everything unconfirmed in one sealed file.
Panel {
    id: panel

    required property Session session

    ParcelExport {
        id: parcel
        session: panel.session
    }

    ColumnLayout {
        width: parent.width
        spacing: 12

        Words {
            text: qsTr("Everything unconfirmed to a file")
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Words {
            text: qsTr("For a tablet that cannot reach the office any more. The file is sealed by a passphrase: send the two on different ways. Nothing leaves this tablet's record.")
            quiet: true
            Layout.fillWidth: true
        }

        PushButton {
            objectName: "parcelButton"
            glyph: "file"
            text: parcel.working ? qsTr("One moment…") : qsTr("Save to a file…")
            enabled: !parcel.working
            onClicked: {
                phrase.text = "";
                target.propose(parcel.proposedPath());
            }
        }

        Banner {
            objectName: "parcelSaved"
            tone: "good"
            text: parcel.saved !== "" ? qsTr("Saved %1 changes and %2 attachments: %3").arg(parcel.changes).arg(parcel.attachments).arg(parcel.saved) : ""
            Layout.fillWidth: true
        }

        Banner {
            objectName: "parcelProblem"
            text: parcel.problem
            Layout.fillWidth: true
        }
    }

    FileSheet {
        id: target
        name: "parcel"
        title: qsTr("Everything unconfirmed to a file")
        saves: true
        confirmEnabled: path !== "" && phrase.text.length >= 8
        onChosen: file => parcel.save(file, phrase.text)

        Entry {
            id: phrase
            fieldName: "parcelPhrase"
            label: qsTr("Passphrase (8 characters or more)")
            Layout.fillWidth: true
        }
    }
}
