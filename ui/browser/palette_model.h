#pragma once
#include "ui/browser/operation_search.h"

#include <QAbstractListModel>
#include <QPointer>
#include <vector>

class QAction;

namespace botoscope::ui {

/// What the palette lists: operations that match, or commands when the text starts with ">".
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        PositionsRole = Qt::UserRole, ///< QList<int>: matched letters of the title
        SecondaryRole,                ///< service as matched
        SecondaryPositionsRole,
        DetailRole, ///< service's full name, or the command's keys
        ClassRole,  ///< operations: model::OperationClass as int; commands: invalid
        KeyRole     ///< operations: "service.Operation"
    };

    using QAbstractListModel::QAbstractListModel;
    void setCatalog(std::shared_ptr<const client::Catalog> catalog);
    void setRecents(const QStringList& keys);
    void setCommands(const std::vector<QAction*>& commands);
    void setQuery(const QString& text);
    bool hasCatalog() const { return m_search.catalog() != nullptr; }

    /// The command of a row, nullptr for operations.
    QAction* command(const QModelIndex& index) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct CommandHit {
        QPointer<QAction> action;
        int score = 0;
        QList<int> positions;
    };
    void searchCommands(const QString& text);
    QVariant commandData(const CommandHit& hit, int role) const;
    QVariant operationData(const OperationHit& hit, int role) const;

    OperationSearch m_search;
    std::vector<QPointer<QAction>> m_commands;
    std::vector<OperationHit> m_operations;
    std::vector<CommandHit> m_commandHits;
    QString m_query;
};

} // namespace botoscope::ui
