#pragma once
#include <any>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace botoscope::client {

/// Parts of a session by name, made when first asked for (botocore's ComponentLocator).
class Components {
public:
    void registerComponent(std::string name, std::any component)
    {
        m_factories.erase(name);
        m_components.insert_or_assign(std::move(name), std::move(component));
    }
    void lazyRegister(std::string name, std::function<std::any()> factory)
    {
        m_factories.insert_or_assign(std::move(name), std::move(factory));
    }
    /// The component as T, nullptr if there is none of that name and type.
    template <class T> const T* get(const std::string& name)
    {
        const auto factory = m_factories.find(name);
        if (factory != m_factories.end()) {
            m_components.insert_or_assign(name, factory->second());
            m_factories.erase(factory);
        }
        const auto found = m_components.find(name);
        return found == m_components.end() ? nullptr : std::any_cast<T>(&found->second);
    }

private:
    std::map<std::string, std::any> m_components;
    std::map<std::string, std::function<std::any()>> m_factories;
};

} // namespace botoscope::client
