import QtQuick
import Plumbline
import Plumbline.Mobile

// Shows the navigator's page, and beside the pages of an audit the rail of its sections. A page is loaded when it is
// opened: the first frame waits for one page only.
FocusScope {
    id: host
    objectName: "pageHost"

    required property Session session
    readonly property Navigator navigator: session.navigator
    readonly property bool open: session.state === Session.Open
    readonly property var sections: ["projects", "management", "conformity", "result"]
    readonly property bool railed: open && sections.includes(navigator.page)
    readonly property bool upright: width < height
    readonly property var pages: ({
            "audits": "audits/AuditsPage.qml",
            "projects": "visits/ProjectsPage.qml",
            "visit": "visits/VisitPage.qml",
            "customer": "customer/CustomerPage.qml",
            "conflicts": "conflicts/ConflictsPage.qml",
            "history": "history/HistoryPage.qml",
            "observation": "observation/ObservationPage.qml",
            "management": "management/ManagementPage.qml",
            "conformity": "conformity/ConformityPage.qml",
            "import": "planning/ImportPage.qml",
            "draw": "planning/DrawPage.qml",
            "plan": "planning/PlanPage.qml",
            "months": "conformity/MonthsPage.qml",
            "result": "result/ResultPage.qml",
            "sources": "result/SourcesPage.qml",
            "sync": "sync/SyncPage.qml",
            "settings": "settings/SettingsPage.qml"
        })

    function show() {
        if (!open) {
            pageLoader.source = "";
            return;
        }
        pageLoader.source = ""; // the same page of another place is a new page
        pageLoader.setSource(Qt.resolvedUrl("../" + (pages[navigator.page] ?? pages.audits)), {
                "session": host.session,
                "width": pageLoader.width,
                "height": pageLoader.height
            });
        if (amendment.item?.opened)
            Qt.callLater(amendment.item.takeFocus); // the new page took it
    }

    onOpenChanged: show()
    Component.onCompleted: show()
    focus: true

    Connections {
        target: host.navigator
        function onPageChanged() {
            host.show();
        }
    }

    Loader {
        id: amendment
    }

    Connections {
        target: host.session.document
        function onReasonAsked() {
            if (!amendment.item)
                amendment.setSource(Qt.resolvedUrl("AmendmentSheet.qml"), {
                        "session": host.session
                    });
            amendment.item.begin("");
        }
    }

    SectionRail {
        id: rail
        z: 1
        visible: host.railed
        session: host.session
        upright: host.upright
        width: host.upright ? host.width : Math.round(112 + 90 * (Theme.textScale - 1))
        height: host.upright ? 84 : host.height
        y: host.upright ? host.height - height : 0
    }

    Loader {
        id: pageLoader
        objectName: "pageLoader"
        x: rail.visible && !host.upright ? rail.width : 0
        width: host.width - x
        height: host.height - (rail.visible && host.upright ? rail.height : 0)
        focus: true
    }
}
