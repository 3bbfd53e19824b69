using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Features;

/// <summary>Settings that are looked at before the host takes a request.</summary>
internal interface ICheckedOptions
{
    /// <summary>Where they stand in the configuration.</summary>
    static abstract string Section { get; }

    /// <summary>What each of them has to be, for whoever has to correct them: sentences.</summary>
    static abstract string Wanted { get; }

    /// <summary>What is wrong with them, naming the setting; null if they can be used.</summary>
    string? Objection { get; }
}

/// <summary>Reads and checks settings at the start.</summary>
internal static class CheckedOptions
{
    /// <summary>Binds a section to its options. A value that cannot be read, a setting that nobody knows and one out of range keep the host from starting.</summary>
    public static IServiceCollection AddChecked<T>(this IServiceCollection services)
        where T : class, ICheckedOptions
    {
        services.AddOptions<T>().Configure<IConfiguration>(Bind).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<T>, Check<T>>();
    }

    private static void Bind<T>(T options, IConfiguration configuration)
        where T : class, ICheckedOptions
    {
        try
        {
            configuration.GetSection(T.Section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException failure)
        {
            throw new InvalidDataException($"{T.Section}: {failure.Message} {T.Wanted}", failure);
        }
    }

    private sealed class Check<T> : IValidateOptions<T>
        where T : class, ICheckedOptions
    {
        public ValidateOptionsResult Validate(string? name, T options) => options.Objection is { } objection
            ? ValidateOptionsResult.Fail($"{objection} {T.Wanted}")
            : ValidateOptionsResult.Success;
    }
}
