using ComplianceGrains.Workflows.Actors;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Grains.Registers;

/// <summary>Registers, for whoever lists actors.</summary>
public static class RegisterRegistrations
{
    /// <summary>The register of one kind.</summary>
    /// <typeparam name="TState">The fold.</typeparam>
    public static IServiceCollection AddRegister<TState>(this IServiceCollection services, Module module)
        where TState : class => services
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<Register<TState>>(provider, module))
        .AddSingleton<IRegister>(provider => provider.GetRequiredService<Register<TState>>());
}
