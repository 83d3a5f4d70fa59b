pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Plumbline

// Service and management of the five dimensions as two polygons in one web.
Item {
    id: radar

    property var dimensions: []
    readonly property real reach: Math.min(width, height) / 2 - 26

    function point(index: int, part: real): point {
        const angle = -Math.PI / 2 + index * 2 * Math.PI / 5;
        return Qt.point(width / 2 + reach * part * Math.cos(angle), height / 2 + reach * part * Math.sin(angle));
    }

    function ring(part: real): list<point> {
        return [0, 1, 2, 3, 4, 0].map(index => point(index, part));
    }

    function polygon(member: string): list<point> {
        const known = dimensions.length === 5 && dimensions.every(dimension => dimension[member] >= 0);
        return known ? [0, 1, 2, 3, 4, 0].map(index => point(index, dimensions[index][member])) : [];
    }

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Radar of the five dimensions; the figures stand beside it")

    // A layer: smooth edges with any renderer, and Qt 6.4's software renderer heeds no clip where it paints a Shape that
    // is scrolled away.
    Item {
        anchors.fill: parent
        layer.enabled: true
        layer.samples: 4

        Repeater {
            model: 4

            Shape {
                id: ringShape
                required property int index
                anchors.fill: parent

                ShapePath {
                    strokeColor: Theme.outline
                    strokeWidth: ringShape.index === 3 ? 2 : 1
                    fillColor: "transparent"

                    PathPolyline {
                        path: radar.ring((ringShape.index + 1) / 4)
                    }
                }
            }
        }

        Shape {
            anchors.fill: parent

            ShapePath {
                strokeColor: Theme.star
                strokeWidth: 3
                fillColor: "transparent"

                PathPolyline {
                    path: radar.polygon("managementFraction")
                }
            }

            ShapePath {
                strokeColor: Theme.primary
                strokeWidth: 3
                fillColor: Qt.alpha(Theme.primary, 0.16)

                PathPolyline {
                    path: radar.polygon("serviceFraction")
                }
            }
        }
    }

    Repeater {
        model: radar.dimensions

        Words {
            required property int index
            required property var modelData
            readonly property point place: radar.point(index, 1.13)
            x: place.x - width / 2
            y: place.y - height / 2
            text: modelData.number
            strong: true
            quiet: true
            Accessible.ignored: true
        }
    }
}
