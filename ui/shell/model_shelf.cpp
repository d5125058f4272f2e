#include "ui/shell/model_shelf.h"

#include "core/engine/engine.h"
#include "ui/shell/operation_page.h"

namespace botoscope::ui {

ModelShelf::ModelShelf(engine::Engine& engine, QObject* parent) : QObject(parent), m_engine(engine)
{
    connect(&engine, &engine::Engine::modelReady, this, &ModelShelf::deliver);
    connect(&engine, &engine::Engine::catalogReady, this,
            [this](const std::shared_ptr<const client::Catalog>& catalog) { takeCatalog(*catalog); });
}

void ModelShelf::takeCatalog(const client::Catalog& catalog)
{
    m_haveCatalog = true;
    for (const client::CatalogService& service : catalog.services) {
        const QString prefix = QString::fromStdString(service.name) + QLatin1Char('.');
        for (const client::CatalogOperation& operation : service.operations) {
            if (operation.paginated) {
                m_paginated.insert(prefix + QString::fromStdString(operation.name.str()));
            }
        }
    }
    for (const QPointer<OperationPage>& page : std::exchange(m_early, {})) {
        if (page) {
            page->setPaginated(m_paginated.contains(page->key()));
        }
    }
}

void ModelShelf::supply(OperationPage* page)
{
    const QString service = page->service();
    page->setPaginated(m_paginated.contains(page->key()));
    if (!m_haveCatalog) {
        m_early.append(page);
    }
    if (const auto model = m_models.value(service)) {
        page->setModel(model);
        return;
    }
    QVector<QPointer<OperationPage>>& waiting = m_waiting[service];
    waiting.append(page);
    if (waiting.size() == 1) {
        m_engine.loadModel(service);
    }
}

void ModelShelf::deliver(const QString& service, const std::shared_ptr<const model::ServiceModel>& model,
                         const QString& error)
{
    if (model) {
        m_models.insert(service, model);
    }
    for (const QPointer<OperationPage>& page : m_waiting.take(service)) {
        if (page && model) {
            page->setModel(model);
        } else if (page) {
            page->setModelError(error);
        }
    }
}

} // namespace botoscope::ui
