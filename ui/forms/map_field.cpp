#include "ui/forms/map_field.h"

#include "ui/common/icons.h"
#include "ui/common/style.h"
#include "ui/forms/choice_field.h"
#include "ui/forms/field_header.h"
#include "ui/forms/field_registry.h"
#include "ui/forms/value_text.h"

#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

constexpr int keyWidth = 152;

QString keyText(const QWidget* edit)
{
    const auto* box = qobject_cast<const ChoiceBox*>(edit);
    return box ? box->currentText() : static_cast<const QLineEdit*>(edit)->text();
}

void setKeyText(QWidget* edit, const QString& key)
{
    if (keyText(edit) == key) {
        return;
    }
    if (auto* box = qobject_cast<ChoiceBox*>(edit)) {
        box->setTextSilently(key);
    } else {
        static_cast<QLineEdit*>(edit)->setText(key);
    }
}

} // namespace

MapField::MapField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : GroupField(std::move(spec), parentField, parentWidget),
      m_add(addButton(QStringLiteral("/add"), tr("Add"), tr("Add an entry to %1")))
{
    m_present = this->spec().always;
    connect(m_add, &QToolButton::clicked, this, &MapField::addEntry);
    header()->addTrailing(m_add);
    refresh();
}

std::size_t MapField::builtCount() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_entries, [](const Entry& entry) { return entry.field; }));
}

void MapField::build()
{
    buildUpTo(page);
}

QWidget* MapField::makeKeyEdit(Entry& entry)
{
    const Field* field = entry.field;
    const auto& choices = spec().shape().mapKey.shape().enumValues;
    if (!choices.empty()) {
        auto* box = new ChoiceBox(choices, this);
        box->setTextSilently(entry.key);
        connect(box, &QComboBox::editTextChanged, this, [this, field](const QString& key) { keyTyped(field, key); });
        return box;
    }
    auto* line = new QLineEdit(entry.key, this);
    line->setPlaceholderText(tr("key"));
    connect(line, &QLineEdit::textEdited, this, [this, field](const QString& key) { keyTyped(field, key); });
    return line;
}

void MapField::buildUpTo(std::size_t count)
{
    count = std::min(count, m_entries.size());
    for (std::size_t i = builtCount(); i < count; ++i) {
        Entry& entry = m_entries[i];
        entry.field = makeField(itemSpec(spec().shape().mapValue, entry.key), this, body());
        entry.field->setLabelWidth(keyWidth);
        entry.field->setValue(entry.value);
        entry.value = Value();
        entry.keyEdit = makeKeyEdit(entry);
        entry.field->setLabelWidget(entry.keyEdit);
        bodyColumn()->insertWidget(static_cast<int>(i), entry.field);
        entry.field->applyProblems(problems(), strict());
    }
    renamed();
    updateMore();
}

void MapField::updateMore()
{
    const std::size_t built = builtCount();
    tellRearranged();
    const bool needed = isBuilt() && built < m_entries.size();
    if (needed && !m_more) {
        m_more = addButton(QStringLiteral("/more"), {}, tr("More entries of %1"));
        m_more->setIcon(icon(Icon::ChevronDown));
        connect(m_more, &QToolButton::clicked, this, [this] { buildUpTo(builtCount() + page); });
        bodyColumn()->addWidget(m_more, 0, Qt::AlignLeft);
    }
    if (m_more) {
        m_more->setVisible(needed);
        m_more->setText(tr("Show more: %1 of %2 are shown").arg(built).arg(m_entries.size()));
    }
}

void MapField::addEntry()
{
    m_present = true;
    m_entries.push_back({{}, blankValue(spec().shape().mapValue), nullptr, nullptr, true});
    setOpen(true);
    buildUpTo(m_entries.size());
    QWidget* key = m_entries.back().keyEdit;
    if (auto* group = qobject_cast<GroupField*>(m_entries.back().field)) {
        group->setOpen(true);
    }
    changedByPerson();
    key->setFocus(Qt::TabFocusReason);
}

void MapField::keyTyped(const Field* field, const QString& key)
{
    const auto entry = std::ranges::find(m_entries, field, &Entry::field);
    if (entry == m_entries.end()) {
        return;
    }
    entry->key = key;
    entry->keyless = key.isEmpty();
    entry->field->setLabel(key);
    renamed();
    changedByPerson();
}

void MapField::removeChild(Field* child)
{
    const auto entry = std::ranges::find(m_entries, child, &Entry::field);
    if (entry == m_entries.end()) {
        return;
    }
    m_entries.erase(entry);
    m_present = !m_entries.empty() || spec().always;
    child->hide();
    child->deleteLater();
    renamed();
    updateMore();
    changedByPerson();
}

void MapField::moveChild(Field* child, int by)
{
    const auto entry = std::ranges::find(m_entries, child, &Entry::field);
    const auto from = entry - m_entries.begin();
    const auto to = from + by;
    if (entry == m_entries.end() || to < 0 || to >= static_cast<std::ptrdiff_t>(builtCount())) {
        return;
    }
    std::swap(m_entries[static_cast<std::size_t>(from)], m_entries[static_cast<std::size_t>(to)]);
    bodyColumn()->insertWidget(static_cast<int>(to), child);
    tellRearranged();
    renamed();
    changedByPerson();
}

QString MapField::childPath(const Field* child) const
{
    const auto entry = std::ranges::find(m_entries, child, &Entry::field);
    const QString key = entry == m_entries.end() ? QString() : entry->key;
    return path() + QLatin1Char('.') + key;
}

std::optional<Value> MapField::read() const
{
    if (!m_present) {
        return std::nullopt;
    }
    Map result;
    for (const Entry& entry : m_entries) {
        if (!entry.keyless) {
            result.set(Name(toUtf8(entry.key)), entry.field ? entry.field->value().value_or(Value()) : entry.value);
        }
    }
    return Value(std::move(result));
}

void MapField::write(const std::optional<Value>& value)
{
    m_present = value.has_value() || spec().always;
    const Map map = value ? value->map() : Map();
    while (m_entries.size() > map.size()) {
        if (Field* field = m_entries.back().field) {
            field->hide();
            field->deleteLater();
        }
        m_entries.pop_back();
    }
    std::size_t i = 0;
    for (const auto& [name, item] : map) {
        const QString key = toQString(name);
        if (i == m_entries.size()) {
            m_entries.push_back({key, item});
        } else {
            Entry& entry = m_entries[i];
            entry.key = key;
            entry.keyless = false;
            if (entry.field) {
                entry.field->setLabel(key);
                setKeyText(entry.keyEdit, key);
                entry.field->setValue(item);
            } else {
                entry.value = item;
            }
        }
        ++i;
    }
    if (isBuilt()) {
        buildUpTo(page);
    }
}

void MapField::checkKeys()
{
    QHash<QString, int> uses;
    for (const Entry& entry : m_entries) {
        ++uses[entry.key];
    }
    QString first;
    for (const Entry& entry : m_entries) {
        const QString problem =
            entry.keyless ? tr("An entry has no key and is not sent")
            : uses[entry.key] > 1
                ? tr("The key “%1” is used %2 times; only the last is sent").arg(entry.key).arg(uses[entry.key])
                : QString();
        if (entry.keyEdit) {
            setOutline(entry.keyEdit, problem.isEmpty() ? std::nullopt : std::optional(Token::Error));
        }
        if (first.isEmpty()) {
            first = problem;
        }
    }
    setLocalProblem(first);
}

void MapField::childEdited(Field* origin)
{
    m_present = true;
    GroupField::childEdited(origin);
}

QString MapField::summary() const
{
    const QString entries = countText(m_entries.size(), tr("1 entry"), tr("%1 entries"));
    return m_entries.empty() ? entries : entries + QStringLiteral(" · ") + GroupField::summary();
}

void MapField::refresh()
{
    checkKeys();
    GroupField::refresh();
    if (value() && !isUnfit() && isOpen()) {
        header()->setSummary(countText(m_entries.size(), tr("1 entry"), tr("%1 entries")), false);
    }
    if (value() && m_entries.empty() && !isUnfit()) {
        header()->setSummary(tr("an empty map is sent"), true);
    }
    m_add->setVisible(!isUnfit());
}

Field* MapField::reveal(const QString& wanted)
{
    const QString own = path();
    if (wanted == own || isUnfit()) {
        return this;
    }
    setOpen(true);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const QString childPath = own + QLatin1Char('.') + m_entries[i].key;
        const bool on = wanted == childPath || wanted.startsWith(childPath + QLatin1Char('.')) ||
                        wanted.startsWith(childPath + QLatin1Char('['));
        if (on || wanted == QStringLiteral("%1 (key: %2)").arg(own, m_entries[i].key)) {
            buildUpTo(i + 1);
            return m_entries[i].field->reveal(wanted);
        }
    }
    return this;
}

void MapField::reread()
{
    for (const Entry& entry : m_entries) {
        if (entry.field) {
            entry.field->reread();
        }
    }
    GroupField::reread();
}

void MapField::renamed()
{
    GroupField::renamed();
    for (const Entry& entry : m_entries) {
        if (entry.field) {
            entry.field->renamed();
            entry.keyEdit->setObjectName(childPath(entry.field) + QStringLiteral("/key"));
            entry.keyEdit->setAccessibleName(tr("Key in %1").arg(spec().label));
        }
    }
}

void MapField::applyProblems(const ProblemIndex& index, bool strict)
{
    std::vector<Problem> own;
    for (const Problem& problem : index.all()) {
        // What is wrong with a key is said of the map: keys have no field of their own.
        if (problem.path == path() || problem.path.startsWith(path() + QStringLiteral(" (key: "))) {
            own.push_back({path(), problem.text, problem.warning, problem.missing});
        }
    }
    GroupField::applyProblems(ProblemIndex(std::move(own)), strict);
    for (const Entry& entry : m_entries) {
        if (entry.field) {
            entry.field->applyProblems(index, strict);
        }
    }
}

void MapField::collectLocal(std::vector<Problem>& problems) const
{
    GroupField::collectLocal(problems);
    for (const Entry& entry : m_entries) {
        if (entry.field) {
            entry.field->collectLocal(problems);
        }
    }
}

} // namespace botoscope::ui
