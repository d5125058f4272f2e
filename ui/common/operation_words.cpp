#include "ui/common/operation_words.h"

#include <QCoreApplication>

namespace botoscope::ui {

QString operationClassWord(model::OperationClass kind)
{
    switch (kind) {
    case model::OperationClass::Reads:
        return QCoreApplication::translate("OperationClass", "reads");
    case model::OperationClass::Writes:
        return QCoreApplication::translate("OperationClass", "writes");
    case model::OperationClass::Destroys:
        break;
    }
    return QCoreApplication::translate("OperationClass", "destroys");
}

Token operationClassToken(model::OperationClass kind)
{
    switch (kind) {
    case model::OperationClass::Reads:
        return Token::Accent;
    case model::OperationClass::Writes:
        return Token::Warning;
    case model::OperationClass::Destroys:
        break;
    }
    return Token::Error;
}

} // namespace botoscope::ui
