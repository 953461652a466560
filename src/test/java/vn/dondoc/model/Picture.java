package vn.dondoc.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** What of a model is drawn where. */
record Picture(Map<String, Box> shapes, Map<String, List<Point>> edges, Map<String, Box> labels) {

    record Point(double x, double y) {}

    record Box(double left, double top, double right, double bottom, boolean diamond) {

        Box(double left, double top, double right, double bottom) {
            this(left, top, right, bottom, false);
        }

        Box asDiamond() {
            return new Box(left, top, right, bottom, true);
        }

        /** Distance from the centre of a diamond, 1 on its border. */
        private double reach(double x, double y) {
            return Math.abs(x - (left + right) / 2) / ((right - left) / 2)
                    + Math.abs(y - (top + bottom) / 2) / ((bottom - top) / 2);
        }

        boolean touchesBorder(Point p) {
            if (diamond) {
                return Math.abs(reach(p.x, p.y) - 1) < 0.05;
            }
            boolean insideX = p.x >= left - 1 && p.x <= right + 1;
            boolean insideY = p.y >= top - 1 && p.y <= bottom + 1;
            boolean onX = Math.abs(p.x - left) <= 1 || Math.abs(p.x - right) <= 1;
            boolean onY = Math.abs(p.y - top) <= 1 || Math.abs(p.y - bottom) <= 1;
            return insideX && insideY && (onX || onY);
        }

        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean holds(Box other) {
            return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
        }

        /** Smaller by a pixel on each side, so that touching is not crossing. */
        Box inner() {
            return new Box(left + 1, top + 1, right - 1, bottom - 1);
        }
    }

    /** An axis-parallel stretch of a flow. */
    record Segment(Point from, Point to) {

        boolean axisParallel() {
            return from.x == to.x || from.y == to.y;
        }

        Box box() {
            return new Box(
                    Math.min(from.x, to.x), Math.min(from.y, to.y), Math.max(from.x, to.x), Math.max(from.y, to.y));
        }

        boolean vertical() {
            return from.x == to.x;
        }

        boolean crosses(Segment other) {
            Box a = box();
            Box b = other.box();
            if (vertical() != other.vertical()) {
                Box v = vertical() ? a : b;
                Box h = vertical() ? b : a;
                return v.left > h.left && v.left < h.right && h.top > v.top && h.top < v.bottom;
            }
            return vertical()
                    ? a.left == b.left && Math.max(a.top, b.top) < Math.min(a.bottom, b.bottom)
                    : a.top == b.top && Math.max(a.left, b.left) < Math.min(a.right, b.right);
        }

        boolean enters(Box shape) {
            Box a = box();
            Box s = shape.inner();
            if (shape.diamond) {
                double x = Math.max(a.left, Math.min(a.right, (s.left + s.right) / 2));
                double y = Math.max(a.top, Math.min(a.bottom, (s.top + s.bottom) / 2));
                return shape.reach(x, y) < 0.95;
            }
            return a.left < s.right && a.right > s.left && a.top < s.bottom && a.bottom > s.top
                    || vertical() && a.left > s.left && a.left < s.right && a.top < s.bottom && a.bottom > s.top
                    || !vertical() && a.top > s.top && a.top < s.bottom && a.left < s.right && a.right > s.left;
        }
    }

    static Picture of(Model model) {
        Map<String, Box> shapes = new LinkedHashMap<>();
        Map<String, Box> labels = new LinkedHashMap<>();
        for (Element shape : model.elements(Model.BPMNDI, "BPMNShape")) {
            String of = shape.getAttribute("bpmnElement");
            Box box = box(Model.children(shape, "Bounds").get(0));
            shapes.put(of, of.startsWith("gateway_") ? box.asDiamond() : box);
            label(shape, of, labels);
        }
        Map<String, List<Point>> edges = new HashMap<>();
        for (Element edge : model.elements(Model.BPMNDI, "BPMNEdge")) {
            String of = edge.getAttribute("bpmnElement");
            edges.put(
                    of,
                    Model.children(edge, "waypoint").stream()
                            .map(at -> new Point(number(at, "x"), number(at, "y")))
                            .toList());
            label(edge, of, labels);
        }
        return new Picture(shapes, edges, labels);
    }

    List<Segment> segments(String flow) {
        List<Point> points = edges.get(flow);
        List<Segment> segments = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            segments.add(new Segment(points.get(i - 1), points.get(i)));
        }
        return segments;
    }

    private static void label(Element of, String id, Map<String, Box> labels) {
        for (Element label : Model.children(of, "BPMNLabel")) {
            Model.children(label, "Bounds").forEach(bounds -> labels.put(id, box(bounds)));
        }
    }

    private static Box box(Element bounds) {
        double x = number(bounds, "x");
        double y = number(bounds, "y");
        return new Box(x, y, x + number(bounds, "width"), y + number(bounds, "height"));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
