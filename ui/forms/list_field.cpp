#include "ui/forms/list_field.h"

#include "ui/common/icons.h"
#include "ui/forms/field_header.h"
#include "ui/forms/field_registry.h"
#include "ui/forms/value_text.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {
constexpr int indexWidth = 28;
}

ListField::ListField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : GroupField(std::move(spec), parentField, parentWidget),
      m_add(addButton(QStringLiteral("/add"), tr("Add"), tr("Add an item to %1")))
{
    m_present = this->spec().always;
    connect(m_add, &QToolButton::clicked, this, &ListField::addItem);
    header()->addTrailing(m_add);
    refresh();
}

std::size_t ListField::builtCount() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_items, [](const Item& item) { return item.field; }));
}

void ListField::build()
{
    buildUpTo(page);
}

void ListField::buildUpTo(std::size_t count)
{
    count = std::min(count, m_items.size());
    for (std::size_t i = builtCount(); i < count; ++i) {
        Item& item = m_items[i];
        item.field = makeField(itemSpec(spec().shape().listMember, QString::number(i)), this, body());
        item.field->setLabelWidth(indexWidth);
        item.field->setValue(item.value);
        item.value = Value();
        bodyColumn()->insertWidget(static_cast<int>(i), item.field);
        item.field->renamed();
        item.field->applyProblems(problems(), strict());
    }
    updateMore();
}

void ListField::updateMore()
{
    const std::size_t built = builtCount();
    tellRearranged();
    const bool needed = isBuilt() && built < m_items.size();
    if (needed && !m_more) {
        m_more = addButton(QStringLiteral("/more"), {}, tr("More items of %1"));
        m_more->setIcon(icon(Icon::ChevronDown));
        connect(m_more, &QToolButton::clicked, this, [this] { buildUpTo(builtCount() + page); });
        bodyColumn()->addWidget(m_more, 0, Qt::AlignLeft);
    }
    if (m_more) {
        m_more->setVisible(needed);
        m_more->setText(tr("Show more: %1 of %2 are shown").arg(built).arg(m_items.size()));
    }
}

void ListField::addItem()
{
    m_present = true;
    m_items.push_back({blankValue(spec().shape().listMember), nullptr});
    setOpen(true);
    buildUpTo(m_items.size());
    Field* field = m_items.back().field;
    if (auto* group = qobject_cast<GroupField*>(field)) {
        group->setOpen(true);
    }
    changedByPerson();
    field->focusTarget()->setFocus(Qt::TabFocusReason);
}

void ListField::removeChild(Field* child)
{
    const auto item = std::ranges::find(m_items, child, &Item::field);
    if (item == m_items.end()) {
        return;
    }
    m_items.erase(item);
    // The last one takes the list with it: an empty list is sent only when somebody asks for it.
    m_present = !m_items.empty() || spec().always;
    child->hide();
    child->deleteLater();
    relabel();
    updateMore();
    changedByPerson();
}

void ListField::moveChild(Field* child, int by)
{
    const auto item = std::ranges::find(m_items, child, &Item::field);
    const auto from = item - m_items.begin();
    const auto to = from + by;
    if (item == m_items.end() || to < 0 || to >= static_cast<std::ptrdiff_t>(builtCount())) {
        return;
    }
    std::swap(m_items[static_cast<std::size_t>(from)], m_items[static_cast<std::size_t>(to)]);
    bodyColumn()->insertWidget(static_cast<int>(to), child);
    tellRearranged();
    relabel();
    changedByPerson();
    child->focusTarget()->setFocus(Qt::OtherFocusReason);
}

void ListField::relabel()
{
    for (std::size_t i = 0; i < builtCount(); ++i) {
        m_items[i].field->setLabel(QString::number(i));
        m_items[i].field->renamed();
    }
}

QString ListField::childPath(const Field* child) const
{
    const auto item = std::ranges::find(m_items, child, &Item::field);
    return QStringLiteral("%1[%2]").arg(path()).arg(item - m_items.begin());
}

std::optional<Value> ListField::read() const
{
    if (!m_present) {
        return std::nullopt;
    }
    List result;
    result.reserve(m_items.size());
    for (const Item& item : m_items) {
        result.push_back(item.field ? item.field->value().value_or(Value()) : item.value);
    }
    return Value(std::move(result));
}

void ListField::write(const std::optional<Value>& value)
{
    m_present = value.has_value() || spec().always;
    const List list = value ? value->list() : List();
    while (m_items.size() > list.size()) {
        if (Field* field = m_items.back().field) {
            field->hide();
            field->deleteLater();
        }
        m_items.pop_back();
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i == m_items.size()) {
            m_items.push_back({list[i], nullptr});
        } else if (m_items[i].field) {
            m_items[i].field->setValue(list[i]);
        } else {
            m_items[i].value = list[i];
        }
    }
    if (isBuilt()) {
        buildUpTo(page);
    }
}

void ListField::childEdited(Field* origin)
{
    m_present = true;
    GroupField::childEdited(origin);
}

QString ListField::summary() const
{
    const QString items = countText(m_items.size(), tr("1 item"), tr("%1 items"));
    const QString text = m_items.empty() ? QString() : GroupField::summary();
    return text.isEmpty() ? items : items + QStringLiteral(" · ") + text;
}

void ListField::refresh()
{
    GroupField::refresh();
    if (value() && !isUnfit() && isOpen()) {
        header()->setSummary(countText(m_items.size(), tr("1 item"), tr("%1 items")), false);
    }
    if (value() && m_items.empty() && !isUnfit()) {
        header()->setSummary(tr("an empty list is sent"), true);
    }
    m_add->setVisible(!isUnfit());
}

Field* ListField::reveal(const QString& wanted)
{
    const QString own = path();
    if (wanted == own || isUnfit() || !wanted.startsWith(own + QLatin1Char('['))) {
        return this;
    }
    setOpen(true);
    const qsizetype start = own.size() + 1;
    const auto index = static_cast<std::size_t>(
        QStringView(wanted).mid(start, wanted.indexOf(QLatin1Char(']'), start) - start).toULongLong());
    if (index >= m_items.size()) {
        return this;
    }
    buildUpTo(index + 1);
    return m_items[index].field->reveal(wanted);
}

void ListField::reread()
{
    for (const Item& item : m_items) {
        if (item.field) {
            item.field->reread();
        }
    }
    GroupField::reread();
}

void ListField::renamed()
{
    GroupField::renamed();
    relabel();
}

void ListField::applyProblems(const ProblemIndex& index, bool strict)
{
    for (const Item& item : m_items) {
        if (item.field) {
            item.field->applyProblems(index, strict);
        }
    }
    GroupField::applyProblems(index, strict);
}

void ListField::collectLocal(std::vector<Problem>& problems) const
{
    GroupField::collectLocal(problems);
    for (const Item& item : m_items) {
        if (item.field) {
            item.field->collectLocal(problems);
        }
    }
}

} // namespace botoscope::ui
