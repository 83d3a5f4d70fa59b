import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The tablet in a customer's hands: one thing at a time, and no way to the auditor's pages without the PIN.
FocusScope {
    id: page

    required property Session session
    readonly property bool upright: width < height
    readonly property int inner: width >= 1000 ? 48 : 24
    readonly property var steps: ({
            [CustomerVisit.Notice]: notice,
            [CustomerVisit.Questions]: question,
            [CustomerVisit.Review]: review,
            [CustomerVisit.Signing]: signing,
            [CustomerVisit.Done]: done
        })

    // A restart comes back to this very step with every answer, unless the person was told otherwise.
    readonly property bool kept: session.placeKept && !customer.answers.document?.pending

    objectName: "customerPage"
    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Customer's answers")

    // Whatever leads back elsewhere ends here.
    Keys.onPressed: event => {
        event.accepted = true;
    }

    CustomerVisit {
        id: customer
        session: page.session
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }

    CustomerHeader {
        id: header
        visit: customer
        session: page.session
        inner: page.inner
        width: parent.width
        onAuditorAsked: pinSheet.begin()
    }

    Banner {
        id: trouble
        readonly property string recordTrouble: page.session.document?.problem ?? ""
        y: header.height + (visible ? 12 : 0)
        x: page.inner
        width: parent.width - 2 * x
        text: recordTrouble || page.session.trouble
        action: page.session.document?.failed ? qsTr("Try again") : qsTr("Understood")
        actionName: "customerTroubleAction"
        onTriggered: {
            if (page.session.document?.failed)
                page.session.document.retry();
            else if (recordTrouble !== "")
                page.session.document.dismissProblem();
            else
                page.session.dismissTrouble();
        }
    }

    Loader {
        id: step
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: trouble.visible ? trouble.bottom : header.bottom
        anchors.bottom: parent.bottom
        focus: true
        active: customer.ready
        sourceComponent: page.steps[customer.stage]
    }

    Component {
        id: notice

        CustomerNotice {
            visit: customer
            inner: page.inner
        }
    }

    Component {
        id: question

        CustomerQuestion {
            visit: customer
            inner: page.inner
            upright: page.upright
        }
    }

    Component {
        id: review

        CustomerReview {
            visit: customer
            inner: page.inner
        }
    }

    Component {
        id: signing

        CustomerSignature {
            visit: customer
            inner: page.inner
        }
    }

    Component {
        id: done

        CustomerDone {
            session: page.session
            inner: page.inner
            onAuditorAsked: pinSheet.begin()
        }
    }

    PinSheet {
        id: pinSheet
        session: page.session
        onGiven: pin => {
            if (customer.giveBack(pin))
                close();
        }
    }
}
