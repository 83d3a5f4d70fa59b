import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// Beside the five steps: not involved with its reason, a note, the fine setting of alpha inside the band of the level.
ColumnLayout {
    id: extras

    required property AnswerList answers
    required property int row
    required property var item
    required property Session session
    readonly property string key: item.key ?? "" ///< of the answer in the record
    readonly property bool locked: answers.sealed || answers.kind === "customer" || (item.exempt ?? false)
    property bool noteOpen: false
    property bool fineOpen: false

    signal historyAsked

    function restart() {
        const draft = session.drafts.text("noteField:" + key, item.note ?? "");
        noteOpen = draft !== "";
        fineOpen = false;
    }

    onKeyChanged: restart()
    Component.onCompleted: restart()
    spacing: 12

    Flow {
        spacing: 8
        Layout.fillWidth: true

        PushButton {
            objectName: "notInvolvedButton"
            glyph: "none"
            text: extras.item.notInvolved !== "" ? qsTr("Not involved: change…") : qsTr("Not involved…")
            enabled: !extras.locked
            onClicked: reasonSheet.begin(extras.item.notInvolved)
        }

        PushButton {
            objectName: "noteButton"
            glyph: "note"
            text: qsTr("Note")
            visible: !extras.noteOpen && !extras.answers.sealed
            onClicked: {
                extras.noteOpen = true;
                Qt.callLater(note.begin);
            }
        }

        PushButton {
            objectName: "fineButton"
            glyph: "tune"
            text: extras.item.alpha !== "" ? qsTr("Fine setting: α %1").arg(extras.item.alpha) : qsTr("Fine setting (α)")
            visible: !extras.fineOpen
            enabled: !extras.locked && extras.item.level > 0 && extras.item.notInvolved === ""
            onClicked: extras.fineOpen = true
        }

        PushButton {
            objectName: "historyButton"
            glyph: "history"
            text: qsTr("History")
            onClicked: extras.historyAsked()
        }
    }

    ColumnLayout {
        visible: extras.fineOpen && extras.item.level > 0
        spacing: 4
        Layout.fillWidth: true

        Words {
            text: qsTr("Experience coefficient α inside this step: %1").arg(extras.item.alpha !== "" ? extras.item.alpha : extras.item.alphaDefault)
            size: Theme.small
            strong: true
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: 12

            FineSlider {
                objectName: "alphaSlider"
                least: extras.item.alphaLeast ?? 0
                greatest: extras.item.alphaGreatest ?? 1
                shown: extras.item.fine >= 0 ? extras.item.fine : greatest
                enabled: !extras.locked
                Layout.fillWidth: true
                onPicked: value => extras.answers.setAlpha(extras.row, value)
            }

            PushButton {
                objectName: "alphaDefaultButton"
                text: qsTr("The step's own")
                enabled: extras.item.alpha !== ""
                onClicked: extras.answers.setAlpha(extras.row, -1)
            }
        }
    }

    NoteEntry {
        id: note
        visible: extras.noteOpen
        fieldName: "noteField"
        label: qsTr("Note")
        hint: qsTr("What you saw, where, and what was said")
        value: extras.item.note ?? ""
        readOnly: extras.answers.sealed || extras.answers.kind === "customer"
        Layout.fillWidth: true
        owner: extras.key
        drafts: extras.session.drafts
        onTyped: (key, text) => extras.answers.setNote(extras.answers.rowOf(key.split("/").pop()), text)
    }

    PhotoStrip {
        session: extras.session
        kind: AuditDocument.Answer
        key: extras.key
        locked: extras.locked
        Layout.fillWidth: true
    }

    ReasonSheet {
        id: reasonSheet
        name: "notInvolved"
        title: qsTr("%1 is not involved").arg(extras.item.code)
        hint: qsTr("The item then counts neither for nor against. Why is there nothing to evaluate?")
        drafts: extras.session.drafts
        draftName: "notInvolved:" + extras.key
        onGiven: reason => extras.answers.setNotInvolved(extras.row, reason)
    }
}
