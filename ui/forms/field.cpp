#include "ui/forms/field.h"

#include "core/base/json.h"
#include "ui/common/labels.h"
#include "ui/common/style.h"
#include "ui/forms/field_header.h"
#include "ui/forms/value_text.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {
constexpr int longestTooltip = 700;
}

Field::Field(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : QWidget(parentWidget), m_spec(std::move(spec)), m_parentField(parentField), m_header(new FieldHeader(this)),
      m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_header);
    m_header->setLabel(m_spec.label, m_spec.required, m_spec.ref && m_spec.traits().deprecated);
    connect(m_header, &FieldHeader::removeClicked, this, &Field::removeByPerson);
    connect(m_header, &FieldHeader::emptyClicked, this, [this] { assign(emptyValue()); });
}

const std::optional<Value>& Field::value() const
{
    if (!m_fresh) {
        m_value = read();
        m_fresh = true;
    }
    return m_value;
}

void Field::setValue(std::optional<Value> value)
{
    const bool same =
        m_fresh && m_value.has_value() == value.has_value() && (!value || Value::identical(*m_value, *value));
    m_value = std::move(value);
    m_fresh = true;
    const bool unfit = m_value && !accepts(*m_value);
    if (same && unfit == m_unfit && m_value) {
        return;
    }
    m_unfit = unfit;
    write(unfit ? std::nullopt : m_value);
    // Writing may have asked editors for their text; what was set stays what is sent.
    m_fresh = true;
    refresh();
}

void Field::assign(std::optional<Value> value)
{
    setValue(std::move(value));
    const std::optional<Value> kept = m_value;
    changedByPerson();
    m_value = kept;
    m_fresh = true;
}

void Field::removeByPerson()
{
    if (m_spec.always && m_parentField) {
        m_parentField->removeChild(this);
    } else {
        assign(std::nullopt);
    }
}

void Field::removeChild(Field*) {}

void Field::moveChild(Field*, int) {}

void Field::reread()
{
    if (!m_unfit) {
        m_fresh = false;
    }
}

void Field::changedByPerson()
{
    m_fresh = m_unfit;
    refresh();
    if (m_parentField) {
        m_parentField->childEdited(this);
    } else {
        Q_EMIT edited(this);
    }
}

void Field::childEdited(Field* origin)
{
    m_fresh = false;
    refresh();
    if (m_parentField) {
        m_parentField->childEdited(origin);
    } else {
        Q_EMIT edited(origin);
    }
}

QString Field::path() const
{
    return m_parentField ? m_parentField->childPath(this) : QString();
}

QString Field::childPath(const Field* child) const
{
    const QString own = path();
    return own.isEmpty() ? child->spec().label : own + QLatin1Char('.') + child->spec().label;
}

void Field::registerWidget(QWidget* widget, const QString& suffix, const QString& purpose)
{
    m_registered.push_back({widget, suffix, purpose});
    if (suffix.isEmpty()) {
        leaveUndoToForm(widget);
    }
    nameWidget(m_registered.back());
}

void Field::nameWidget(const Registered& entry)
{
    if (!entry.widget) {
        return;
    }
    entry.widget->setObjectName(path() + entry.suffix);
    const QString label = m_spec.required ? tr("%1, required").arg(m_spec.label) : m_spec.label;
    entry.widget->setAccessibleName(entry.purpose.isEmpty() ? label : entry.purpose.arg(m_spec.label));
}

void Field::renamed()
{
    for (const Registered& entry : m_registered) {
        nameWidget(entry);
    }
}

void Field::setLabelWidth(int width)
{
    m_header->setLabelWidth(width);
}

void Field::setLabelWidget(QWidget* widget)
{
    m_header->setLabelWidget(widget);
}

void Field::tellRearranged()
{
    if (m_parentField) {
        m_parentField->tellRearranged();
    } else {
        Q_EMIT rearranged();
    }
}

void Field::setLabel(const QString& label)
{
    m_spec.label = label;
    m_header->setLabel(label, m_spec.required, m_spec.ref && m_spec.traits().deprecated);
}

QString Field::placeholder() const
{
    if (m_spec.ref && m_spec.traits().idempotencyToken) {
        return tr("filled automatically");
    }
    return m_spec.required ? tr("required") : tr("not set");
}

void Field::refresh()
{
    const bool present = value().has_value();
    m_header->setFilled(present);
    if (m_unfit) {
        m_header->setEditor(nullptr);
        m_header->setSummary(toQString(writeJson(*m_value, JsonStyle::Line)), false);
    } else {
        m_header->setEditor(editor());
    }
    const bool removable = !m_spec.root && (m_spec.always || present);
    if (QToolButton* button = m_header->showRemove(removable); button && button->objectName().isEmpty()) {
        registerWidget(button, QStringLiteral("/remove"), tr("Remove %1"));
        button->setToolTip(m_spec.always ? tr("Remove (Alt+Delete)") : tr("Do not send this (Alt+Delete)"));
    }
}

void Field::setInfo(const QString& text)
{
    if (m_info != text) {
        m_info = text;
        showNote();
    }
}

void Field::setLocalProblem(const QString& text)
{
    if (m_localProblem != text) {
        m_localProblem = text;
        showNote();
    }
}

void Field::setProblems(ProblemIndex index, bool strict)
{
    m_index = std::move(index);
    m_strict = strict;
    applyProblems(m_index, strict);
}

const ProblemIndex& Field::problems() const
{
    return m_parentField ? m_parentField->problems() : m_index;
}

bool Field::strict() const
{
    return m_parentField ? m_parentField->strict() : m_strict;
}

void Field::applyProblems(const ProblemIndex& index, bool strict)
{
    QStringList texts;
    bool warning = true;
    for (const Problem* problem : index.at(path())) {
        if (!problem->missing || strict) {
            texts += problem->text;
            warning = warning && problem->warning;
        }
    }
    const QString text = texts.join(QLatin1Char('\n'));
    if (text != m_problem || warning != m_problemIsWarning) {
        m_problem = text;
        m_problemIsWarning = warning;
        showNote();
    }
}

void Field::collectLocal(std::vector<Problem>& problems) const
{
    if (!m_localProblem.isEmpty()) {
        problems.push_back({path(), m_localProblem});
    }
}

void Field::showNote()
{
    const QString problem = m_localProblem.isEmpty() ? m_problem : m_localProblem;
    const bool wrong = !problem.isEmpty();
    const Token tint = !wrong                                           ? Token::TextSecondary
                       : m_problemIsWarning && m_localProblem.isEmpty() ? Token::Warning
                                                                        : Token::Error;
    if (QWidget* widget = editor()) {
        setOutline(widget, wrong ? std::optional(tint) : std::nullopt);
    }
    const QString text = wrong ? problem : m_info;
    if (!m_note && text.isEmpty()) {
        return;
    }
    if (!m_note) {
        m_note = new NoteLabel({}, Token::TextSecondary, this);
        m_column->insertWidget(1, m_note);
        m_note->setIndent(m_header->middleStart());
        registerWidget(m_note, QStringLiteral("/note"), tr("About %1"));
    }
    m_note->setText(text);
    m_note->setTint(tint);
    m_note->setVisible(!text.isEmpty());
}

Field* Field::reveal(const QString&)
{
    return this;
}

QWidget* Field::focusTarget()
{
    return editor() ? editor() : this;
}

void Field::fillMenu(QMenu& menu)
{
    if (const auto empty = emptyValue(); empty && !m_spec.root) {
        QAction* action = menu.addAction(tr("Send empty"), this, [this, empty] { assign(empty); });
        action->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Insert));
        action->setEnabled(!value() || !(*value() == *empty));
    }
    if (!m_spec.root) {
        QAction* action =
            menu.addAction(m_spec.always ? tr("Remove") : tr("Do not send"), this, &Field::removeByPerson);
        action->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Delete));
        action->setEnabled(m_spec.always || value().has_value());
    }
    if (m_spec.always && m_parentField) {
        menu.addSeparator();
        menu.addAction(tr("Move up"), this, [this] { m_parentField->moveChild(this, -1); })
            ->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Up));
        menu.addAction(tr("Move down"), this, [this] { m_parentField->moveChild(this, 1); })
            ->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    }
}

void Field::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_note) {
        m_column->activate(); // the header has its width now
        m_note->setIndent(m_header->middleStart());
    }
}

void Field::enterEvent(QEnterEvent* event)
{
    QWidget::enterEvent(event);
    if (!value() && !m_spec.root && emptyValue()) {
        QToolButton* button = m_header->offerEmpty(true);
        if (button->objectName().isEmpty()) {
            registerWidget(button, QStringLiteral("/empty"), tr("Send %1 empty"));
            button->setToolTip(tr("Send it empty (Alt+Insert)"));
        }
    }
}

void Field::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_header->offerEmpty(false);
}

void Field::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    if (menu->isEmpty()) {
        delete menu;
        QWidget::contextMenuEvent(event);
        return;
    }
    menu->popup(event->globalPos());
}

void Field::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() == Qt::AltModifier && !m_spec.root) {
        switch (event->key()) {
        case Qt::Key_Delete:
            removeByPerson();
            return;
        case Qt::Key_Insert:
            if (const auto empty = emptyValue()) {
                assign(empty);
                return;
            }
            break;
        case Qt::Key_Up:
        case Qt::Key_Down:
            if (m_spec.always && m_parentField) {
                m_parentField->moveChild(this, event->key() == Qt::Key_Up ? -1 : 1);
                return;
            }
            break;
        default:
            break;
        }
    }
    QWidget::keyPressEvent(event);
}

bool Field::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && !m_spec.root) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), fieldHelp(m_spec), this);
        return true;
    }
    return QWidget::event(event);
}

namespace {

/// Text editors claim the undo keys before any shortcut sees them; this takes the claim away.
class UndoClaim : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() != QEvent::ShortcutOverride) {
            return false;
        }
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool undo = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
        event->setAccepted(false);
        return undo;
    }
};

} // namespace

void leaveUndoToForm(QWidget* editor)
{
    static UndoClaim claim;
    editor->installEventFilter(&claim);
    if (auto* box = qobject_cast<QComboBox*>(editor); box && box->lineEdit()) {
        box->lineEdit()->installEventFilter(&claim);
    }
}

QString fieldHelp(const FieldSpec& spec)
{
    if (!spec.ref) {
        return Field::tr("%1: the model does not know this member. It is sent as it is.").arg(spec.label);
    }
    QString head =
        QStringLiteral("<b>%1</b> · %2").arg(spec.label.toHtmlEscaped(), constraintText(*spec.ref).toHtmlEscaped());
    if (spec.required) {
        head += Field::tr(" · required");
    }
    if (spec.traits().deprecated) {
        const QString why = toQString(spec.traits().deprecatedMessage);
        head += QStringLiteral("<br>") + Field::tr("Deprecated. %1").arg(why.toHtmlEscaped());
    }
    QString text = plainText(spec.traits().documentation);
    if (text.size() > longestTooltip) {
        text = text.left(longestTooltip) + QChar(0x2026);
    }
    return QStringLiteral("<qt>%1<p>%2</p></qt>").arg(head, text.toHtmlEscaped());
}

} // namespace botoscope::ui
