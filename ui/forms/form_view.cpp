#include "ui/forms/form_view.h"

#include "ui/common/state_views.h"
#include "ui/forms/field_header.h"
#include "ui/forms/field_registry.h"
#include "ui/forms/value_text.h"

#include <QApplication>
#include <QTimer>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

constexpr int validationDelay = 120; // ms after the last key
constexpr int widestForm = 880;      // beyond, labels and buttons lose sight of each other

const Field* fieldAround(const QWidget* widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (const auto* field = qobject_cast<const Field*>(widget)) {
            return field;
        }
    }
    return nullptr;
}

const model::Member* memberAround(const Field* field)
{
    while (field && !field->spec().member) {
        field = field->parentField();
    }
    return field ? field->spec().member : nullptr;
}

/// Where a widget stands in reading order: by row, then from left to right.
std::pair<int, int> placeOf(const QWidget* widget, const QWidget* root)
{
    const QWidget* row = widget;
    for (const QWidget* up = widget; up && up != root; up = up->parentWidget()) {
        if (qobject_cast<const FieldHeader*>(up)) {
            row = up;
            break;
        }
    }
    return {row->mapTo(root, QPoint()).y(), widget->mapTo(root, QPoint()).x()};
}

} // namespace

FormView::FormView(QWidget* parent) : QScrollArea(parent), m_validation(new QTimer(this)), m_ordering(new QTimer(this))
{
    m_ordering->setSingleShot(true);
    connect(m_ordering, &QTimer::timeout, this, &FormView::orderTabs);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_validation->setSingleShot(true);
    m_validation->setInterval(validationDelay);
    connect(m_validation, &QTimer::timeout, this, [this] { validate(m_strict); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { focusMoved(now); });
}

FormView::~FormView()
{
    // The base class's destructor moves the focus, and the application would tell a form that is gone.
    disconnect(qApp, nullptr, this, nullptr);
}

void FormView::setOperation(const model::OperationModel* operation)
{
    setShape(operation && operation->input ? &*operation->input : nullptr);
}

void FormView::setShape(const model::ShapeRef* shape)
{
    m_shape = shape;
    m_strict = false;
    m_problems = {};
    m_root = nullptr;
    m_focusedPath.clear();
    m_validation->stop();
    if (!shape) {
        showRoot(new EmptyState(Icon::Form, tr("This operation takes no parameters.")));
        return;
    }
    FieldSpec spec;
    spec.ref = shape;
    spec.root = true;
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::medium, metrics::large, metrics::small, metrics::large);
    column->setSpacing(0);
    m_root = makeField(std::move(spec), nullptr, content);
    m_root->setMaximumWidth(widestForm);
    auto* line = new QHBoxLayout;
    line->addWidget(m_root, 1000);
    line->addStretch(1);
    column->addLayout(line);
    if (shape->shape().members.empty()) {
        column->addWidget(new EmptyState(Icon::Form, tr("This operation takes no parameters.")));
    }
    column->addStretch();
    connect(m_root, &Field::edited, this, [this](Field* origin) {
        m_validation->start();
        Q_EMIT changed(origin->path());
    });
    connect(m_root, &Field::rearranged, m_ordering, qOverload<>(&QTimer::start));
    m_ordering->start();
    showRoot(content);
}

/// Fields are built in the order they are opened: the keyboard goes in reading order all the same.
void FormView::orderTabs()
{
    const std::vector<QWidget*> stops = tabStops();
    for (std::size_t i = 1; i < stops.size(); ++i) {
        QWidget::setTabOrder(stops[i - 1], stops[i]);
    }
}

std::vector<QWidget*> FormView::tabStops() const
{
    std::vector<QWidget*> found;
    if (!m_root) {
        return found;
    }
    widget()->layout()->activate();
    std::vector<std::pair<std::pair<int, int>, QWidget*>> stops;
    for (QWidget* child : m_root->findChildren<QWidget*>()) {
        // Pop-ups of combo boxes are windows of their own.
        if (child->focusPolicy() & Qt::TabFocus && !child->focusProxy() && child->window() == window()) {
            stops.emplace_back(placeOf(child, m_root), child);
        }
    }
    std::ranges::stable_sort(stops, {}, &std::pair<std::pair<int, int>, QWidget*>::first);
    found.reserve(stops.size());
    for (const auto& [place, stop] : stops) {
        found.push_back(stop);
    }
    return found;
}

bool FormView::focusFirst()
{
    const std::vector<QWidget*> stops = tabStops();
    if (stops.empty()) {
        return false;
    }
    // The editor of the first field rather than what folds it.
    QWidget* target = m_root->focusTarget();
    target = target->focusPolicy() & Qt::TabFocus ? target : stops.front();
    ensureWidgetVisible(target, 0, 3 * metrics::rowHeight);
    target->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void FormView::showRoot(QWidget* content)
{
    content->setAutoFillBackground(false);
    setWidget(content);
    Q_EMIT problemsChanged();
}

Value FormView::params() const
{
    return m_root ? m_root->value().value_or(Value(Map{})) : Value(Map{});
}

void FormView::setParams(const Value& params)
{
    if (m_root) {
        m_root->setValue(params);
        m_validation->start();
    }
}

const ProblemIndex& FormView::validate(bool strict)
{
    m_validation->stop();
    m_strict = m_strict || strict;
    if (!m_root) {
        return m_problems;
    }
    std::vector<Problem> found;
    m_root->collectLocal(found);
    for (Problem& problem : checkAgainstModel(params(), m_shape->shape())) {
        // The editor's own words about a place are better than the validator's.
        if (std::ranges::find(found, problem.path, &Problem::path) == found.end()) {
            found.push_back(std::move(problem));
        }
    }
    m_problems = ProblemIndex(std::move(found));
    m_root->setProblems(m_problems, m_strict);
    Q_EMIT problemsChanged();
    return m_problems;
}

void FormView::reveal(const QString& path)
{
    if (!m_root) {
        return;
    }
    Field* field = m_root->reveal(path);
    widget()->layout()->activate();
    QWidget* target = field->focusTarget();
    ensureWidgetVisible(target, 0, 3 * metrics::rowHeight);
    target->setFocus(Qt::OtherFocusReason);
}

void FormView::focusMoved(QWidget* now)
{
    if (!m_root || !now || !m_root->isAncestorOf(now)) {
        return;
    }
    const Field* field = fieldAround(now);
    const QString path = field ? field->path() : QString();
    if (path != m_focusedPath) {
        m_focusedPath = path;
        Q_EMIT focusedMember(path, memberAround(field));
    }
}

} // namespace botoscope::ui
