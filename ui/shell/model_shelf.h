#pragma once
#include "core/client/catalog.h"
#include "core/model/service_model.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QVector>
#include <memory>

namespace botoscope::engine {
class Engine;
}

namespace botoscope::ui {

class OperationPage;

/// Gets pages their service models, and what only the catalog knows of their operations: each model is asked for once
/// and kept while the window lives.
class ModelShelf : public QObject {
    Q_OBJECT
public:
    ModelShelf(engine::Engine& engine, QObject* parent);
    /// Sets the page's model, at once or when it was read.
    void supply(OperationPage* page);

private:
    void takeCatalog(const client::Catalog& catalog);
    void deliver(const QString& service, const std::shared_ptr<const model::ServiceModel>& model, const QString& error);

    engine::Engine& m_engine;
    QHash<QString, std::shared_ptr<const model::ServiceModel>> m_models;
    QHash<QString, QVector<QPointer<OperationPage>>> m_waiting;
    QSet<QString> m_paginated;                ///< "service.Operation"
    QVector<QPointer<OperationPage>> m_early; ///< pages that were there before the catalog
    bool m_haveCatalog = false;
};

} // namespace botoscope::ui
