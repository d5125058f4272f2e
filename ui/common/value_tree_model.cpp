#include "ui/common/value_tree_model.h"

#include "core/base/json.h"
#include "core/base/time_format.h"
#include "ui/common/theme.h"

#include <QLocale>

namespace botoscope::ui {

namespace {
constexpr std::size_t batch = 200;     ///< rows made at a time
constexpr qsizetype cellLimit = 2'000; ///< characters shown in a cell
} // namespace

struct ValueTreeModel::Node {
    Node* parent = nullptr;
    int row = 0;
    QString name;
    const Value* value = nullptr; ///< inside m_value, which does not change while shown
    std::vector<std::unique_ptr<Node>> children;

    std::size_t size() const { return value->size(); }
};

QString scalarText(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return QStringLiteral("null");
    case Value::Kind::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case Value::Kind::Int:
        return QString::number(value.toInt());
    case Value::Kind::Double:
        return QString::fromStdString(doubleToText(value.toDouble()));
    case Value::Kind::String:
        return QString::fromStdString(value.toString());
    case Value::Kind::Blob:
        return QStringLiteral("%1 bytes").arg(value.toBlob().view().size());
    case Value::Kind::Timestamp:
        return QString::fromStdString(formatIso8601(value.toTimestamp()));
    case Value::Kind::List:
        return QStringLiteral("[%1]").arg(value.size());
    case Value::Kind::Map:
        return QStringLiteral("{%1}").arg(value.size());
    }
    return {};
}

ValueTreeModel::ValueTreeModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
    m_root->value = &m_value;
}

ValueTreeModel::~ValueTreeModel() = default;

void ValueTreeModel::setValue(const Value& value, const QSet<QString>& maskedPaths)
{
    beginResetModel();
    m_value = value;
    m_masked = maskedPaths;
    m_root = std::make_unique<Node>();
    m_root->value = &m_value;
    addRows(*m_root, std::min(m_root->size(), batch));
    endResetModel();
}

void ValueTreeModel::reveal(const QModelIndex& index)
{
    if (m_masked.remove(pathAt(index))) {
        Q_EMIT dataChanged(index, index);
    }
}

ValueTreeModel::Node* ValueTreeModel::node(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

const Value* ValueTreeModel::valueAt(const QModelIndex& index) const
{
    return node(index)->value;
}

QString ValueTreeModel::pathAt(const QModelIndex& index) const
{
    QString path;
    for (const Node* at = node(index); at->parent; at = at->parent) {
        const bool item = at->parent->value->isList();
        const QString step = item ? QStringLiteral("[%1]").arg(at->row) : at->name;
        const bool dot = !path.isEmpty() && !path.startsWith(QLatin1Char('['));
        path = step + (dot ? QStringLiteral(".") : QString()) + path;
    }
    return path;
}

QModelIndex ValueTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, node(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ValueTreeModel::parent(const QModelIndex& child) const
{
    const Node* above = child.isValid() ? node(child)->parent : nullptr;
    return above && above->parent ? createIndex(above->row, 0, above) : QModelIndex();
}

int ValueTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(node(parent)->children.size());
}

int ValueTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

bool ValueTreeModel::hasChildren(const QModelIndex& parent) const
{
    return parent.column() <= 0 && node(parent)->size() > 0;
}

bool ValueTreeModel::canFetchMore(const QModelIndex& parent) const
{
    const Node* at = node(parent);
    return at->children.size() < at->size();
}

void ValueTreeModel::addRows(Node& node, std::size_t end)
{
    for (std::size_t i = node.children.size(); i < end; ++i) {
        auto child = std::make_unique<Node>();
        child->parent = &node;
        child->row = static_cast<int>(i);
        if (node.value->isList()) {
            child->name = QString::number(i);
            child->value = &node.value->list()[i];
        } else {
            const auto entry = node.value->map().begin() + static_cast<std::ptrdiff_t>(i);
            child->name = QString::fromStdString(entry->key.str());
            child->value = &entry->value;
        }
        node.children.push_back(std::move(child));
    }
}

void ValueTreeModel::fetchMore(const QModelIndex& parent)
{
    Node* at = node(parent);
    const std::size_t first = at->children.size();
    const std::size_t end = std::min(at->size(), first + batch);
    if (first >= end) {
        return;
    }
    beginInsertRows(parent, static_cast<int>(first), static_cast<int>(end) - 1);
    addRows(*at, end);
    endInsertRows();
}

QString ValueTreeModel::shownText(const Node& node) const
{
    QString text = scalarText(*node.value);
    if (text.size() > cellLimit) {
        text = text.left(cellLimit) + QStringLiteral("…");
    }
    return text.replace(QLatin1Char('\n'), QStringLiteral("⏎"));
}

QVariant ValueTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Node& at = *node(index);
    const bool masked = !m_masked.isEmpty() && m_masked.contains(pathAt(index));
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == NameColumn) {
            return at.name;
        }
        return masked ? QStringLiteral("••••••••") : shownText(at);
    case Qt::ToolTipRole:
        return masked ? tr("Sensitive: press Enter to show it") : scalarText(*at.value).left(cellLimit);
    case Qt::FontRole:
        return index.column() == ValueColumn ? QVariant(Theme::monoFont()) : QVariant();
    case Qt::ForegroundRole: {
        const bool quiet = at.value->isNull() || at.value->isList() || at.value->isMap() || masked;
        return index.column() == ValueColumn && quiet ? QVariant(Theme::color(Token::TextSecondary)) : QVariant();
    }
    case FullTextRole: {
        const bool scalar = !at.value->isList() && !at.value->isMap();
        return scalar ? scalarText(*at.value) : QString::fromStdString(writeJson(*at.value));
    }
    case PathRole:
        return pathAt(index);
    case MaskedRole:
        return masked;
    default:
        return {};
    }
}

QVariant ValueTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == NameColumn ? tr("Name") : tr("Value");
}

} // namespace botoscope::ui
