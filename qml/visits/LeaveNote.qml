import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// "Is it safe to leave this site": what is missing here, and what is only on this device.
Panel {
    id: note

    required property Session session
    property int complete: 0
    property int begun: 0
    property int openAnswers: 0
    property int sampled: 0 ///< projects of the sample, and how many of them are done
    property int sampleDone: 0
    property bool signedIn: false
    property bool inSample: false
    readonly property bool done: complete > 0 && begun === complete
    readonly property bool refused: session.sync.state === SyncStatus.Refused || session.sync.refused > 0
    readonly property bool unsaved: session.document !== null && session.document.pending > 0

    Accessible.role: Accessible.StaticText
    Accessible.name: heading.text

    ColumnLayout {
        width: parent.width
        spacing: 8

        RowLayout {
            spacing: 12

            Glyph {
                name: note.unsaved || !note.done ? "alert" : "check"
                color: heading.color
                size: 28
            }

            Words {
                id: heading
                text: note.unsaved ? qsTr("Wait: something is still being saved") : note.done ? qsTr("You can leave this site") : note.complete > 0 ? qsTr("Complete: %1 of %2 evaluations, the rest is still open").arg(note.complete).arg(note.begun) : qsTr("Not done here yet")
                size: Theme.lead
                strong: true
                color: note.unsaved || !note.done ? Theme.warn : Theme.good
                Layout.fillWidth: true
            }
        }

        Words {
            text: note.complete === 0 ? (note.inSample ? qsTr("This project is in the sample: it needs at least one complete evaluation.") : qsTr("This project is not in the sample: what is recorded here counts nowhere.")) : note.inSample ? qsTr("The sample needs nothing more from this project.") : qsTr("This project is not in the sample: what is recorded here counts nowhere.")
            Layout.fillWidth: true
        }

        Words {
            objectName: "leaveOpen"
            visible: note.openAnswers > 0
            text: qsTr("Still open here: %1, %2.").arg(qsTr("%n evaluation(s)", "", note.begun - note.complete)).arg(qsTr("%n answer(s)", "", note.openAnswers))
            Layout.fillWidth: true
        }

        Words {
            visible: !note.signedIn
            text: qsTr("Nobody has signed in here today.")
            Layout.fillWidth: true
        }

        Words {
            objectName: "leaveSample"
            visible: note.sampled > 0
            text: note.sampleDone < note.sampled ? qsTr("The sample still needs %1 of its %2 projects.").arg(note.sampled - note.sampleDone).arg(note.sampled) : qsTr("Every project of the sample has a complete evaluation.")
            Layout.fillWidth: true
        }

        Words {
            objectName: "leavePhotos"
            visible: note.session.sync.photosLeft > 0
            text: note.session.sync.enrolled && !note.refused ? qsTr("Photos and signatures only on this tablet: %1. Keep it safe until they have gone out.").arg(note.session.sync.photosLeft) : qsTr("Photos and signatures only on this tablet: %1.").arg(note.session.sync.photosLeft)
            color: Theme.warn
            Layout.fillWidth: true
        }

        Words {
            objectName: "leaveSent"
            text: note.refused && note.session.sync.unconfirmed > 0 ? qsTr("Saved on this tablet, but the office refuses something: %n record(s) are not confirmed. The sync page says why and what to do.", "", note.session.sync.unconfirmed) : !note.session.sync.enrolled ? qsTr("This tablet is not enrolled: everything is saved, but on this tablet only, and nothing goes out by itself.") : note.session.sync.unconfirmed > 0 ? qsTr("Saved on this tablet and not yet confirmed by the office: %n record(s). They go out by themselves once there is a network.", "", note.session.sync.unconfirmed) : qsTr("The office has confirmed everything.")
            color: note.session.sync.enrolled && !note.refused ? Theme.muted : Theme.warn
            Layout.fillWidth: true
        }
    }
}
