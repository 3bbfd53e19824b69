namespace ComplianceGrains.Host.Settings;

/// <summary>Which keys of a vault a host works with (<c>Keys</c> in the configuration); without them its keys are files.</summary>
/// <param name="Signing">Signs heads and packages.</param>
/// <param name="SigningBefore">Signed before, in order, the one that the store was begun with first.</param>
/// <param name="SigningNext">Will sign, and is stated before it does; null if none is prepared.</param>
/// <param name="Root">Wraps the store's root key.</param>
/// <param name="RootBefore">Wrapped it before, and opens it once more; null if none did.</param>
/// <param name="Scope">What a token is asked for; null for that of the public cloud.</param>
/// <param name="CertificateAuthority">A PEM file that vouches for the vault; null for whom the machine trusts.</param>
internal sealed record KeySettings(Uri Signing, IReadOnlyList<Uri> SigningBefore, Uri? SigningNext, Uri Root, Uri? RootBefore, string? Scope, string? CertificateAuthority)
{
    private const string Section = "Keys";

    /// <summary>Reads the settings; null for a host whose keys are files.</summary>
    /// <exception cref="InvalidDataException">Something is missing, or names no key.</exception>
    public static KeySettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (!section.GetChildren().Any(setting => setting.Value is { Length: > 0 } || setting.GetChildren().Any()))
            return null;
        if (section.GetChildren().FirstOrDefault(setting => setting.Key is not ("Signing" or "SigningBefore" or "SigningNext" or "Root" or "RootBefore" or "Scope" or "CertificateAuthority")) is { } unknown)
            throw new InvalidDataException($"{Section}:{unknown.Key} is no setting. {Section} has Signing and Root, and may have SigningBefore, SigningNext, RootBefore, Scope and CertificateAuthority.");
        if (section["CertificateAuthority"] is { Length: > 0 } file && !File.Exists(file))
            throw new InvalidDataException($"{Section}:CertificateAuthority names a file that is not there.");
        var before = section.GetSection("SigningBefore").GetChildren().Select(one => Key(section, $"SigningBefore:{one.Key}")).ToList();
        return new KeySettings(Key(section, "Signing"), before, KeyOrNone(section, "SigningNext"), Key(section, "Root"), KeyOrNone(section, "RootBefore"), Text(section, "Scope"), Text(section, "CertificateAuthority"));
    }

    /// <summary>What is wrapped by one version no other opens, and what one signed no other did: the version is part of the name.</summary>
    private static Uri Key(IConfigurationSection section, string name) =>
        Uri.TryCreate(section[name], UriKind.Absolute, out var address) && address is { Scheme: "https", Query: "", Fragment: "", UserInfo: "" } && address.Segments is ["/", "keys/", _, { Length: > 0 } version] && !version.EndsWith('/')
            ? address
            : throw new InvalidDataException($"{Section}:{name} is '{section[name]}'. Give the key's address with its version, such as https://firm.vault.azure.net/keys/signing/6f0c2a51; {Section}:Signing and {Section}:Root belong together.");

    private static Uri? KeyOrNone(IConfigurationSection section, string name) => Text(section, name) is null ? null : Key(section, name);

    private static string? Text(IConfigurationSection section, string name) => section[name] is { Length: > 0 } text ? text : null;
}
