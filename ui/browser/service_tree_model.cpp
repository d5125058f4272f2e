#include "ui/browser/service_tree_model.h"

#include "ui/common/operation_words.h"

#include <algorithm>

namespace botoscope::ui {

namespace {

std::string folded(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

ServiceTreeModel::ServiceTreeModel(QObject* parent) : QAbstractItemModel(parent) {}

void ServiceTreeModel::setCatalog(std::shared_ptr<const client::Catalog> catalog)
{
    m_catalog = std::move(catalog);
    m_serviceTexts.clear();
    m_operationTexts.clear();
    m_byKey.clear();
    for (std::uint32_t s = 0; s < m_catalog->services.size(); ++s) {
        const client::CatalogService& service = m_catalog->services[s];
        m_serviceTexts.push_back(folded(service.name + "\n" + service.serviceId + "\n" + service.fullName));
        std::vector<std::string>& operations = m_operationTexts.emplace_back();
        operations.reserve(service.operations.size());
        for (std::uint32_t o = 0; o < service.operations.size(); ++o) {
            operations.push_back(folded(service.operations[o].name.view()));
            m_byKey.emplace(service.name + "." + service.operations[o].name.str(), OperationRef{s, o});
        }
    }
    rebuild();
}

void ServiceTreeModel::setFavourites(const QStringList& keys)
{
    m_favourites = keys;
    rebuild();
}

void ServiceTreeModel::setRecents(const QStringList& keys)
{
    m_recents = keys;
    rebuild();
}

void ServiceTreeModel::setFilter(const QString& filter)
{
    std::vector<std::string> words;
    for (const QString& word : filter.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        words.push_back(folded(word.toStdString()));
    }
    if (words != m_words) {
        m_words = std::move(words);
        rebuild();
    }
}

void ServiceTreeModel::rebuild()
{
    beginResetModel();
    m_nodes.clear();
    m_shown = 0;
    if (m_catalog) {
        if (m_words.empty()) {
            addGroup(Favourites, m_favourites);
            addGroup(Recents, m_recents);
        }
        for (std::uint32_t s = 0; s < m_catalog->services.size(); ++s) {
            addService(s);
        }
    }
    endResetModel();
}

void ServiceTreeModel::addGroup(RowKind kind, const QStringList& keys)
{
    Node node{kind, 0, {}, false};
    for (const QString& key : keys) {
        const auto found = m_byKey.find(key.toStdString());
        if (found != m_byKey.end()) {
            node.operations.push_back(found->second);
        }
    }
    if (!node.operations.empty()) {
        m_nodes.push_back(std::move(node));
    }
}

void ServiceTreeModel::addService(std::uint32_t service)
{
    const auto holds = [](const std::string& where, const std::string& word) {
        return where.find(word) != std::string::npos;
    };
    Node node{Service, service, {}, true};
    const std::string& names = m_serviceTexts[service];
    std::vector<const std::string*> open; // words the service's own names do not hold
    for (const std::string& word : m_words) {
        if (!holds(names, word)) {
            open.push_back(&word);
        }
    }
    if (!open.empty()) {
        node.all = false;
        const auto& operations = m_operationTexts[service];
        for (std::uint32_t o = 0; o < operations.size(); ++o) {
            if (std::all_of(open.begin(), open.end(), [&](const auto* word) { return holds(operations[o], *word); })) {
                node.operations.push_back({service, o});
            }
        }
        if (node.operations.empty()) {
            return;
        }
    }
    m_shown += countOf(node);
    m_nodes.push_back(std::move(node));
}

OperationRef ServiceTreeModel::refAt(const Node& node, int row) const
{
    return node.all ? OperationRef{node.service, static_cast<std::uint32_t>(row)}
                    : node.operations[static_cast<std::size_t>(row)];
}

int ServiceTreeModel::countOf(const Node& node) const
{
    return static_cast<int>(node.all ? m_catalog->services[node.service].operations.size() : node.operations.size());
}

QModelIndex ServiceTreeModel::indexOfService(const QString& name) const
{
    for (std::size_t row = 0; row < m_nodes.size(); ++row) {
        if (m_nodes[row].kind == Service && text(m_catalog->services[m_nodes[row].service].name) == name) {
            return index(static_cast<int>(row), 0);
        }
    }
    return {};
}

// The internal id of an operation's index is its parent's row plus one; services and groups have zero.
QModelIndex ServiceTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex ServiceTreeModel::parent(const QModelIndex& child) const
{
    return child.internalId() == 0 ? QModelIndex()
                                   : createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr{0});
}

int ServiceTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_nodes.size());
    }
    return parent.internalId() == 0 ? countOf(m_nodes[static_cast<std::size_t>(parent.row())]) : 0;
}

int ServiceTreeModel::columnCount(const QModelIndex&) const
{
    return 1;
}

QVariant ServiceTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    if (index.internalId() == 0) {
        return nodeData(m_nodes[static_cast<std::size_t>(index.row())], role);
    }
    const Node& node = m_nodes[index.internalId() - 1];
    return operationData(node, refAt(node, index.row()), role);
}

QVariant ServiceTreeModel::nodeData(const Node& node, int role) const
{
    if (role == KindRole) {
        return node.kind;
    }
    if (role == CountRole) {
        return countOf(node);
    }
    if (node.kind != Service) {
        const QString title = node.kind == Favourites ? tr("Favourites") : tr("Recent");
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(title) : QVariant();
    }
    const client::CatalogService& service = m_catalog->services[node.service];
    switch (role) {
    case Qt::DisplayRole:
        return text(service.serviceId.empty() ? service.name : service.serviceId);
    case Qt::ToolTipRole:
        return tr("%1\n%2 · API %3 · %4 protocol")
            .arg(text(service.fullName), text(service.name), text(service.apiVersion), text(service.protocol));
    case Qt::AccessibleTextRole:
        return tr("%1, %n operations", nullptr, countOf(node)).arg(text(service.serviceId));
    case KeyRole:
        return text(service.name);
    case SecondaryRole:
        return text(service.fullName);
    default:
        return {};
    }
}

QVariant ServiceTreeModel::operationData(const Node& node, OperationRef ref, int role) const
{
    const client::CatalogService& service = m_catalog->services[ref.service];
    const client::CatalogOperation& operation = service.operations[ref.operation];
    const QString name = text(operation.name.view());
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(name, operationClassWord(operation.kind));
    case Qt::ToolTipRole:
        return tr("%1 · %2 · %3%4")
            .arg(text(service.serviceId), name, operationClassWord(operation.kind),
                 operation.deprecated ? tr(" · deprecated") : QString());
    case KindRole:
        return Operation;
    case KeyRole:
        return operationKey(*m_catalog, ref);
    case ClassRole:
        return static_cast<int>(operation.kind);
    case DeprecatedRole:
        return operation.deprecated;
    case FavouriteRole:
        return m_favourites.contains(operationKey(*m_catalog, ref));
    case SecondaryRole:
        return node.kind == Service ? QString() : text(service.serviceId);
    default:
        return {};
    }
}

} // namespace botoscope::ui
