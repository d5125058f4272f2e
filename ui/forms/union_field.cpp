#include "ui/forms/union_field.h"

#include "ui/forms/field_header.h"
#include "ui/forms/field_registry.h"
#include "ui/forms/value_text.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

class ChoicesBox : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

} // namespace

UnionField::UnionField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : GroupField(std::move(spec), parentField, parentWidget), m_choices(new ChoicesBox(this))
{
    for (const model::Member& member : this->spec().shape().members) {
        m_choices->addItem(toQString(member.name));
    }
    m_choices->setPlaceholderText(tr("choose one of %1").arg(m_choices->count()));
    m_choices->setCurrentIndex(-1);
    m_choices->setMaxVisibleItems(20);
    m_choices->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    registerWidget(m_choices, {});
    connect(m_choices, &QComboBox::activated, this, &UnionField::chosenByPerson);
    m_present = this->spec().always || this->spec().root;
    if (this->spec().root) {
        openWithoutHeader();
        header()->show();
    }
    refresh();
}

QWidget* UnionField::editor() const
{
    return m_choices;
}

QWidget* UnionField::focusTarget()
{
    return m_choices;
}

void UnionField::build()
{
    showChosen();
}

Field* UnionField::fieldOf(const model::Member* member)
{
    Field*& field = m_fields[member];
    if (!field) {
        FieldSpec childSpec = memberSpec(*member);
        childSpec.required = true; // a choice without its value is none
        field = makeField(childSpec, this, body());
        field->setLabelWidth(labelWidthFor(fontMetrics(), {childSpec.label}));
        bodyColumn()->insertWidget(0, field);
        if (const auto draft = m_drafts.find(member); draft != m_drafts.end()) {
            field->setValue(draft->second);
            m_drafts.erase(draft);
        }
        field->applyProblems(problems(), strict());
    }
    return field;
}

void UnionField::showChosen()
{
    if (!isBuilt()) {
        return;
    }
    for (const auto& [member, field] : m_fields) {
        field->setVisible(member == m_chosen);
    }
    if (m_chosen) {
        fieldOf(m_chosen)->show();
    }
    for (Field* field : m_extraFields) {
        field->hide();
        field->deleteLater();
    }
    m_extraFields.clear();
    for (const auto& [key, item] : m_extra) {
        FieldSpec extra;
        extra.label = toQString(key);
        Field* field = makeField(extra, this, body());
        field->setValue(item);
        bodyColumn()->addWidget(field);
        m_extraFields.push_back(field);
    }
    tellRearranged();
}

void UnionField::choose(const model::Member* member)
{
    m_chosen = member;
    const QSignalBlocker quiet(m_choices);
    m_choices->setCurrentIndex(member ? static_cast<int>(member - spec().shape().members.data()) : -1);
    showChosen();
}

void UnionField::chosenByPerson(int index)
{
    setOpen(true);
    choose(&spec().shape().members[static_cast<std::size_t>(index)]);
    m_present = true;
    Field* field = fieldOf(m_chosen);
    if (!field->value()) {
        const Value blank = blankValue(m_chosen->ref);
        if (blank.isMap() || blank.isList()) {
            field->setValue(blank);
        }
        if (auto* group = qobject_cast<GroupField*>(field)) {
            group->setOpen(true);
        }
    }
    changedByPerson();
}

std::optional<Value> UnionField::read() const
{
    if (!m_present) {
        return std::nullopt;
    }
    Map result;
    if (m_chosen) {
        if (const auto built = m_fields.find(m_chosen); built != m_fields.end()) {
            if (const auto& value = built->second->value()) {
                result.append(m_chosen->name, *value);
            }
        } else if (const auto draft = m_drafts.find(m_chosen); draft != m_drafts.end()) {
            result.append(m_chosen->name, draft->second);
        }
    }
    for (const auto& [key, item] : m_extra) {
        result.append(key, item);
    }
    return Value(std::move(result));
}

void UnionField::write(const std::optional<Value>& value)
{
    m_present = value.has_value() || spec().always || spec().root;
    m_extra = Map();
    const model::Member* chosen = nullptr;
    for (const auto& [key, item] : (value ? *value : Value()).map()) {
        const model::Member* member = spec().shape().member(key);
        if (!member || chosen) {
            m_extra.append(key, item);
            continue;
        }
        chosen = member;
        if (const auto built = m_fields.find(member); built != m_fields.end()) {
            built->second->setValue(item);
        } else {
            m_drafts[member] = item;
        }
    }
    if (!chosen && m_chosen && value) {
        // Set to {}: the choice itself is not part of the value.
        if (const auto built = m_fields.find(m_chosen); built != m_fields.end()) {
            built->second->setValue(std::nullopt);
        }
        m_drafts.erase(m_chosen);
    }
    choose(chosen);
}

void UnionField::childEdited(Field* origin)
{
    for (Field* field : m_extraFields) {
        if (!field->value()) {
            m_extra.erase(toUtf8(field->spec().label));
            field->hide();
        }
    }
    m_present = true;
    GroupField::childEdited(origin);
}

Field* UnionField::reveal(const QString& wanted)
{
    if (wanted == path() || isUnfit() || !m_chosen) {
        return this;
    }
    setOpen(true);
    return fieldOf(m_chosen)->reveal(wanted);
}

void UnionField::reread()
{
    for (const auto& [member, field] : m_fields) {
        field->reread();
    }
    GroupField::reread();
}

void UnionField::renamed()
{
    GroupField::renamed();
    for (const auto& [member, field] : m_fields) {
        field->renamed();
    }
}

void UnionField::applyProblems(const ProblemIndex& index, bool strict)
{
    for (const auto& [member, field] : m_fields) {
        field->applyProblems(index, strict);
    }
    GroupField::applyProblems(index, strict);
}

void UnionField::collectLocal(std::vector<Problem>& problems) const
{
    GroupField::collectLocal(problems);
    if (const auto built = m_fields.find(m_chosen); built != m_fields.end()) {
        built->second->collectLocal(problems);
    }
}

} // namespace botoscope::ui
