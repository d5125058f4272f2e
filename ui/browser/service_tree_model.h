#pragma once
#include "core/client/catalog.h"
#include "ui/browser/operation_search.h"

#include <QAbstractItemModel>
#include <QStringList>
#include <memory>
#include <string>
#include <vector>

namespace botoscope::ui {

/// Services with their operations, before them the groups "Favourites" and "Recent" where they have entries.
/// Reads the catalog in place: nothing is built for a row until it is shown.
class ServiceTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole, ///< RowKind
        KeyRole,                 ///< operations: "service.Operation"; services: loader's name
        CountRole,               ///< groups and services: operations shown
        ClassRole,               ///< operations: model::OperationClass as int
        FavouriteRole,           ///< operations: bool
        DeprecatedRole,          ///< operations: bool
        SecondaryRole            ///< operations in groups: their service; services: full name
    };
    enum RowKind { Favourites, Recents, Service, Operation };

    explicit ServiceTreeModel(QObject* parent = nullptr);
    void setCatalog(std::shared_ptr<const client::Catalog> catalog);
    void setFavourites(const QStringList& keys);
    void setRecents(const QStringList& keys);
    const QStringList& favourites() const { return m_favourites; }
    /// Every word must occur in the operation's or its service's name; a service whose names hold all words shows all.
    void setFilter(const QString& text);
    bool isFiltered() const { return !m_words.empty(); }
    int shownOperations() const { return m_shown; }
    bool hasCatalog() const { return m_catalog != nullptr; }

    QModelIndex indexOfService(const QString& name) const;
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Node {
        RowKind kind = Service;
        std::uint32_t service = 0;
        std::vector<OperationRef> operations; ///< groups, and services with part of their operations
        bool all = false;                     ///< a service with every operation
    };
    void rebuild();
    void addGroup(RowKind kind, const QStringList& keys);
    void addService(std::uint32_t service);
    OperationRef refAt(const Node& node, int row) const;
    int countOf(const Node& node) const;
    QVariant nodeData(const Node& node, int role) const;
    QVariant operationData(const Node& node, OperationRef ref, int role) const;

    std::shared_ptr<const client::Catalog> m_catalog;
    std::vector<std::string> m_serviceTexts;                ///< folded names a service is found by
    std::vector<std::vector<std::string>> m_operationTexts; ///< folded, by service
    std::unordered_map<std::string, OperationRef> m_byKey;
    std::vector<Node> m_nodes;
    std::vector<std::string> m_words;
    QStringList m_favourites;
    QStringList m_recents;
    int m_shown = 0;
};

} // namespace botoscope::ui
