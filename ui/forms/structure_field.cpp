#include "ui/forms/structure_field.h"

#include "ui/common/icons.h"
#include "ui/forms/field_header.h"
#include "ui/forms/field_registry.h"
#include "ui/forms/fold_button.h"
#include "ui/forms/value_text.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

/// Groups this small show all their members at once.
constexpr std::size_t fewMembers = 5;
constexpr std::size_t fewOptional = 8;
/// Required structures open by themselves down to this depth; deeper ones, and recursion, wait for a click.
constexpr int openDepth = 2;

int depthOf(const Field* field)
{
    int depth = 0;
    for (; field; field = field->parentField()) {
        ++depth;
    }
    return depth;
}

} // namespace

StructureField::StructureField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : GroupField(std::move(spec), parentField, parentWidget)
{
    m_present = this->spec().always || this->spec().root;
    if (!this->spec().always && !this->spec().root) {
        m_add = addButton(QStringLiteral("/add"), tr("Add"), tr("Add %1"));
        connect(m_add, &QToolButton::clicked, this, &StructureField::addByPerson);
        header()->addTrailing(m_add);
    }
    if (this->spec().root) {
        openWithoutHeader();
    } else if (this->spec().required && depthOf(this) <= openDepth) {
        setOpen(true);
    }
    refresh();
}

void StructureField::build()
{
    const model::Shape& shape = spec().shape();
    for (const model::Member& member : shape.members) {
        if (member.required) {
            m_children.push_back({&member});
        }
    }
    m_requiredCount = m_children.size();
    for (const model::Member& member : shape.members) {
        if (!member.required) {
            m_children.push_back({&member});
        }
    }
    QStringList labels;
    for (const Child& child : m_children) {
        labels += toQString(child.member->name);
    }
    m_labels = labelWidthFor(fontMetrics(), labels);
    const std::size_t optional = m_children.size() - m_requiredCount;
    m_showOptional = m_children.size() <= fewMembers || (m_requiredCount == 0 && optional <= fewOptional);
    arrangeChildren();
}

const Value* StructureField::baseValue(const model::Member& member) const
{
    return m_base.find(member.name);
}

std::size_t StructureField::builtBefore(std::size_t index) const
{
    const auto end = m_children.begin() + static_cast<std::ptrdiff_t>(index);
    auto count =
        static_cast<std::size_t>(std::count_if(m_children.begin(), end, [](const Child& c) { return c.field; }));
    return count + (m_fold && index >= m_requiredCount ? 1 : 0);
}

void StructureField::buildChild(std::size_t index)
{
    Child& child = m_children[index];
    child.field = makeField(memberSpec(*child.member), this, body());
    child.field->setLabelWidth(m_labels);
    if (const Value* value = baseValue(*child.member)) {
        child.field->setValue(*value);
    }
    bodyColumn()->insertWidget(static_cast<int>(builtBefore(index)), child.field);
    child.field->applyProblems(problems(), strict());
}

/// Builds what is to be seen and hides what is not.
void StructureField::arrangeChildren()
{
    if (!isBuilt()) {
        return;
    }
    for (std::size_t i = 0; i < m_children.size(); ++i) {
        Child& child = m_children[i];
        const bool set = child.field ? child.field->value().has_value() : baseValue(*child.member) != nullptr;
        const bool visible = i < m_requiredCount || m_showOptional || set;
        if (visible && !child.field) {
            buildChild(i);
        }
        if (child.field && child.field->isHidden() == visible) {
            child.field->setVisible(visible);
        }
    }
    updateFold();
    showUnknown();
    tellRearranged();
}

void StructureField::updateFold()
{
    const std::size_t optional = m_children.size() - m_requiredCount;
    const bool needed =
        optional > 0 && m_children.size() > fewMembers && !(m_requiredCount == 0 && optional <= fewOptional);
    if (!needed) {
        return;
    }
    if (!m_fold) {
        m_fold = new FoldButton(body());
        registerWidget(m_fold, QStringLiteral("/optional"), tr("Optional members of %1"));
        connect(m_fold, &QAbstractButton::clicked, this, [this] { showOptional(!m_showOptional); });
        bodyColumn()->insertWidget(static_cast<int>(m_requiredCount), m_fold);
    }
    m_fold->setChecked(m_showOptional);
    m_fold->setText(tr("%1 optional").arg(optional));
}

void StructureField::showOptional(bool show)
{
    m_showOptional = show;
    arrangeChildren();
}

void StructureField::showUnknown()
{
    for (Field* field : m_unknown) {
        field->hide();
        field->deleteLater();
    }
    m_unknown.clear();
    for (const auto& [key, item] : m_base.map()) {
        if (spec().shape().member(key)) {
            continue;
        }
        FieldSpec unknown;
        unknown.label = toQString(key);
        Field* field = makeField(unknown, this, body());
        field->setLabelWidth(m_labels);
        field->setValue(item);
        bodyColumn()->addWidget(field);
        m_unknown.push_back(field);
    }
}

std::optional<Value> StructureField::read() const
{
    if (!m_present) {
        return std::nullopt;
    }
    Map result;
    for (const model::Member& member : spec().shape().members) {
        const auto child = std::ranges::find(m_children, &member, &Child::member);
        if (child != m_children.end() && child->field) {
            if (const auto& value = child->field->value()) {
                result.append(member.name, *value);
            }
        } else if (const Value* value = baseValue(member)) {
            result.append(member.name, *value);
        }
    }
    for (const auto& [key, item] : m_base.map()) {
        if (!spec().shape().member(key)) {
            result.append(key, item);
        }
    }
    return Value(std::move(result));
}

void StructureField::write(const std::optional<Value>& value)
{
    m_base = value.value_or(Value());
    m_present = value.has_value() || spec().always || spec().root;
    for (Child& child : m_children) {
        if (child.field) {
            const Value* item = baseValue(*child.member);
            child.field->setValue(item ? std::optional(*item) : std::nullopt);
        }
    }
    arrangeChildren();
}

void StructureField::childEdited(Field* origin)
{
    m_present = true;
    // A member the model does not know can only be taken away.
    for (Field* field : m_unknown) {
        if (!field->value()) {
            m_base.erase(toUtf8(field->spec().label));
            field->hide();
        }
    }
    GroupField::childEdited(origin);
}

void StructureField::addByPerson()
{
    setOpen(true);
    assign(Value(Map{}));
    if (!m_children.empty() && m_children.front().field) {
        m_children.front().field->focusTarget()->setFocus(Qt::TabFocusReason);
    }
}

void StructureField::refresh()
{
    if (m_add) {
        m_add->setVisible(!value().has_value());
    }
    GroupField::refresh();
    if (value() && value()->isMap() && value()->size() == 0 && !isOpen() && !spec().root) {
        header()->setSummary(tr("empty"), true);
    }
}

Field* StructureField::reveal(const QString& wanted)
{
    const QString own = path();
    if (wanted == own || isUnfit()) {
        return this;
    }
    setOpen(true);
    for (std::size_t i = 0; i < m_children.size(); ++i) {
        const QString name = toQString(m_children[i].member->name);
        const QString childPath = own.isEmpty() ? name : own + QLatin1Char('.') + name;
        const bool on = wanted.startsWith(childPath) &&
                        (wanted.size() == childPath.size() || !wanted.at(childPath.size()).isLetterOrNumber());
        if (on) {
            if (!m_children[i].field) {
                buildChild(i);
            }
            m_children[i].field->show();
            return m_children[i].field->reveal(wanted);
        }
    }
    return this;
}

void StructureField::reread()
{
    for (const Child& child : m_children) {
        if (child.field) {
            child.field->reread();
        }
    }
    GroupField::reread();
}

void StructureField::renamed()
{
    GroupField::renamed();
    for (const Child& child : m_children) {
        if (child.field) {
            child.field->renamed();
        }
    }
}

void StructureField::applyProblems(const ProblemIndex& index, bool strict)
{
    for (const Child& child : m_children) {
        if (child.field) {
            child.field->applyProblems(index, strict);
        }
    }
    GroupField::applyProblems(index, strict);
}

void StructureField::collectLocal(std::vector<Problem>& problems) const
{
    GroupField::collectLocal(problems);
    for (const Child& child : m_children) {
        if (child.field) {
            child.field->collectLocal(problems);
        }
    }
}

QWidget* StructureField::focusTarget()
{
    if (spec().root && !m_children.empty() && m_children.front().field) {
        return m_children.front().field->focusTarget();
    }
    return GroupField::focusTarget();
}

} // namespace botoscope::ui
