namespace ComplianceGrains.Host.Settings;

/// <summary>Which keys of a vault a host works with (<c>Keys</c> in the configuration); without them its keys are files.</summary>
/// <param name="Signing">Signs heads and packages.</param>
/// <param name="Root">Wraps the store's root key.</param>
/// <param name="Scope">What a token is asked for; null for that of the public cloud.</param>
/// <param name="CertificateAuthority">A PEM file that vouches for the vault; null for whom the machine trusts.</param>
internal sealed record KeySettings(Uri Signing, Uri Root, string? Scope, string? CertificateAuthority)
{
    private const string Section = "Keys";

    /// <summary>Reads the settings; null for a host whose keys are files.</summary>
    /// <exception cref="InvalidDataException">Something is missing, or names no key.</exception>
    public static KeySettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (!section.GetChildren().Any(setting => setting.Value is { Length: > 0 }))
            return null;
        if (section.GetChildren().FirstOrDefault(setting => setting.Key is not ("Signing" or "Root" or "Scope" or "CertificateAuthority")) is { } unknown)
            throw new InvalidDataException($"{Section}:{unknown.Key} is no setting. {Section} has Signing and Root, and may have Scope and CertificateAuthority.");
        if (section["CertificateAuthority"] is { Length: > 0 } file && !File.Exists(file))
            throw new InvalidDataException($"{Section}:CertificateAuthority names a file that is not there.");
        return new KeySettings(Key(section, "Signing"), Key(section, "Root"), Text(section, "Scope"), Text(section, "CertificateAuthority"));
    }

    /// <summary>What is wrapped by one version no other opens, and what one signed no other did: the version is part of the name.</summary>
    private static Uri Key(IConfigurationSection section, string name) =>
        Uri.TryCreate(section[name], UriKind.Absolute, out var address) && address is { Scheme: "https", Query: "", Fragment: "", UserInfo: "" } && address.Segments is ["/", "keys/", _, { Length: > 0 } version] && !version.EndsWith('/')
            ? address
            : throw new InvalidDataException($"{Section}:{name} is '{section[name]}'. Give the key's address with its version, such as https://firm.vault.azure.net/keys/signing/6f0c2a51; {Section}:Signing and {Section}:Root belong together.");

    private static string? Text(IConfigurationSection section, string name) => section[name] is { Length: > 0 } text ? text : null;
}
