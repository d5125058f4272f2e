#include "ui/profiles/key_table.h"

#include "ui/common/icons.h"
#include "ui/common/named.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace botoscope::ui {

namespace {

enum Column { Key, Text };
constexpr int keyWidth = 200;
constexpr int rowsShown = 4;

QString hiddenValue()
{
    return KeyTable::tr("set");
}

QToolButton* tool(Icon which, const QString& text, const QString& name)
{
    auto* button = named(new QToolButton, name, text);
    button->setText(text);
    button->setIcon(icon(which));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

KeyTable::KeyTable(QWidget* parent)
    : QWidget(parent), m_table(named(new QTableWidget(0, 2), QStringLiteral("otherKeys"), tr("Other keys"))),
      m_remove(tool(Icon::Minus, tr("Remove key"), QStringLiteral("removeKey")))
{
    m_table->setHorizontalHeaderLabels({tr("Key"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(Key, keyWidth);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::rowHeight);
    m_table->setFont(Theme::monoFont());
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setMinimumHeight(metrics::rowHeight * rowsShown);
    auto* add = tool(Icon::Plus, tr("Add key"), QStringLiteral("addKey"));
    auto* line = new QHBoxLayout;
    line->addWidget(add);
    line->addWidget(m_remove);
    line->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    column->addWidget(m_table);
    column->addLayout(line);
    connect(add, &QToolButton::clicked, this, &KeyTable::addEmptyRow);
    connect(m_remove, &QToolButton::clicked, this, &KeyTable::removeCurrent);
    connect(m_table, &QTableWidget::cellChanged, this, &KeyTable::edited);
    connect(m_table, &QTableWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(m_table->currentRow() >= 0); });
    m_remove->setEnabled(false);
}

void KeyTable::setKeys(const Values& values, const QSet<QString>& secrets)
{
    m_before = values;
    m_secrets = secrets;
    m_contested.clear();
    const QSignalBlocker blocker(m_table);
    m_table->setRowCount(0);
    QStringList keys = values.keys() + secrets.values();
    keys.removeDuplicates();
    keys.sort();
    for (const QString& key : keys) {
        addRow(key, values.value(key), secrets.contains(key));
    }
}

Followed KeyTable::follow(const Values& values, const QSet<QString>& secrets)
{
    const Values mine = edits();
    Followed followed;
    QStringList keys = values.keys() + m_before.keys();
    keys.removeDuplicates();
    keys.sort();
    for (const QString& key : keys) {
        const bool same = values.contains(key) == m_before.contains(key) && values.value(key) == m_before.value(key);
        const bool edited = mine.contains(key);
        if (!same && edited && mine.value(key) != values.value(key)) {
            followed.conflicts.append(key);
        } else if (!same && !edited) {
            followed.taken.append(key);
        }
    }
    setKeys(values, secrets);
    for (const auto& [key, value] : mine.asKeyValueRange()) {
        put(key, value);
    }
    m_contested = followed.conflicts;
    return followed;
}

void KeyTable::startAnew()
{
    const QSet<QString> lost = std::exchange(m_secrets, {});
    m_before.clear();
    m_contested.clear();
    for (const QString& key : lost) {
        put(key, {}); // nobody here knows what it was
    }
}

void KeyTable::takeTheirs()
{
    for (const QString& key : std::exchange(m_contested, {})) {
        put(key, m_before.value(key));
    }
    Q_EMIT edited();
}

/// Lets a key say that; empty takes it out.
void KeyTable::put(const QString& key, const QString& value)
{
    const QSignalBlocker blocker(m_table);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (cell(row, Key) == key) {
            value.isEmpty() ? m_table->removeRow(row) : m_table->item(row, Text)->setText(value);
            return;
        }
    }
    if (!value.isEmpty()) {
        addRow(key, value, false);
    }
}

void KeyTable::addRow(const QString& key, const QString& value, bool secret)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto* name = new QTableWidgetItem(key);
    name->setFlags(key.isEmpty() ? name->flags() : name->flags() & ~Qt::ItemIsEditable);
    m_table->setItem(row, Key, name);
    m_table->setItem(row, Text, new QTableWidgetItem(secret ? hiddenValue() : value));
}

void KeyTable::addEmptyRow()
{
    addRow({}, {}, false);
    m_table->setCurrentCell(m_table->rowCount() - 1, Key);
    m_table->editItem(m_table->currentItem());
}

void KeyTable::removeCurrent()
{
    const int row = m_table->currentRow();
    if (row >= 0) {
        m_table->removeRow(row);
        Q_EMIT edited();
    }
}

QString KeyTable::cell(int row, int column) const
{
    const QTableWidgetItem* item = m_table->item(row, column);
    return item ? item->text().trimmed() : QString();
}

KeyTable::Values KeyTable::edits() const
{
    Values changed;
    QSet<QString> there;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString key = cell(row, Key);
        const QString value = cell(row, Text);
        there.insert(key);
        const bool kept = m_secrets.contains(key) ? value == hiddenValue() : value == m_before.value(key);
        if (!key.isEmpty() && !kept) {
            changed.insert(key, value);
        }
    }
    for (const QString& key : m_before.keys() + m_secrets.values()) {
        if (!there.contains(key)) {
            changed.insert(key, {});
        }
    }
    return changed;
}

int KeyTable::problemCount() const
{
    int wrong = 0;
    QSet<QString> there;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString key = cell(row, Key);
        const bool nameless = key.isEmpty() && !cell(row, Text).isEmpty();
        const bool twice = !key.isEmpty() && there.contains(key);
        wrong += nameless || twice ? 1 : 0;
        there.insert(key);
    }
    return wrong;
}

int KeyTable::rowCount() const
{
    return m_table->rowCount();
}

} // namespace botoscope::ui
