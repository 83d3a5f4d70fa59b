import QtQuick
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// The one window: the lock in front of it, the pages behind.
T.ApplicationWindow {
    id: window

    required property Session session
    property alias presence: presence
    readonly property int phase: session.state
    property bool begun: false ///< a PIN that came with the start is tried before anything is shown

    visible: begun
    width: 1280
    height: 800
    minimumWidth: 640
    minimumHeight: 480
    title: qsTr("Plumbline")
    color: Theme.background
    font: Qt.application.font // without a style, controls would take the platform's
    onPhaseChanged: begun = begun || phase !== Session.Opening
    Component.onCompleted: begun = phase !== Session.Opening
    onClosing: close => close.accepted = !session.navigator.held // a customer hands the tablet back first

    Binding {
        target: Theme
        property: "name"
        value: window.session.settings.theme
    }

    Binding {
        target: Theme
        property: "textScale"
        value: window.session.settings.textScale
    }

    PageHost {
        anchors.fill: parent
        anchors.bottomMargin: Theme.keyboardHeight
        session: window.session
        visible: window.phase === Session.Open && !window.session.covered
    }

    Loader {
        anchors.fill: parent
        anchors.bottomMargin: Theme.keyboardHeight
        active: window.begun && (window.phase !== Session.Open || window.session.covered)
        focus: active
        onActiveChanged: show()
        Component.onCompleted: show()

        // By file: a start with the PIN at hand does not even read the page.
        function show() {
            if (active)
                setSource(Qt.resolvedUrl("../unlock/UnlockPage.qml"), {
                        "session": window.session
                    });
        }
    }

    // In the task switcher and on a screen that somebody else looks at, nothing of the record is to be seen.
    Rectangle {
        readonly property bool active: Qt.application.active
        property bool begun: false ///< a window system that never makes anything active covers nothing
        anchors.fill: parent
        z: 10
        color: Theme.background
        visible: begun && !active
        onActiveChanged: begun = begun || active
        Component.onCompleted: begun = active

        PlumbMark {
            anchors.centerIn: parent
            size: 96
        }
    }

    ScreenKeyboard {
        id: keyboard
        window: window
        mode: window.session.settings.keyboard
        chinese: window.session.settings.language === "zh"
        onShownChanged: {
            if (shown && keyboardPanel.status === Loader.Null)
                keyboardPanel.setSource(Qt.resolvedUrl("../keyboard/KeyboardPanel.qml"), {
                        "keyboard": keyboard
                    });
        }
    }

    Loader {
        id: keyboardPanel
    }

    // Any touch or key puts the auto-lock off.
    Presence {
        id: presence
        window: window
        onFelt: window.session.touched()
    }
}
