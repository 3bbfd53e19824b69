using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Host.Features;
using NodaTime;

namespace ComplianceGrains.Host.Exchanges;

/// <summary>How the firm and providers on the other side tell each other what travels with a transfer.</summary>
internal sealed class ExchangeOptions : ICheckedOptions
{
    public static string Section => "Exchange";

    public static string Wanted =>
        "Exchange:Url is where providers reach this host (https, without a path), Exchange:Name and Exchange:Country (ISO 3166-1) are the firm's, Exchange:Lei its legal entity identifier; Exchange:AnswerWithinHours is 1 to 2160; "
        + "Exchange:Certificate and Exchange:CertificateKey are PEM files by which providers know it; Exchange:Peers is a list of { Counterparty (its id in the register), Certificate (SHA-256 of its client certificate, 64 hex digits) }; Exchange:AllowLocal only for a host that nobody but its own machine reaches.";

    /// <summary>Null: nothing is sent and nothing is taken.</summary>
    public string? Url { get; set; }

    public string Name { get; set; } = "";

    public string? Country { get; set; }

    public string? Lei { get; set; }

    /// <summary>How long an agreement is waited for. No law names it.</summary>
    public int AnswerWithinHours { get; set; } = 72;

    /// <summary>By which certificate a provider is known.</summary>
    public IList<Peer> Peers { get; } = [];

    /// <summary>A PEM file: the certificate by which providers know the host when it calls them.</summary>
    public string? Certificate { get; set; }

    /// <summary>A PEM file: its private key.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>Whether this machine itself may be on the other side.</summary>
    public bool AllowLocal { get; set; }

    public string? Objection =>
        Url is not null && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.AbsolutePath == "/" && url.Query.Length == 0 && (url.Scheme == "https" || (AllowLocal && url.IsLoopback))) ? "Exchange:Url cannot be used."
        : Url is not null && string.IsNullOrWhiteSpace(Name) ? "Exchange:Name is missing."
        : (Certificate is null) != (CertificateKey is null) || (Certificate is not null && !(File.Exists(Certificate) && File.Exists(CertificateKey))) ? "Exchange:Certificate and Exchange:CertificateKey are two files that are there."
        : AnswerWithinHours is < 1 or > 2160 ? $"Exchange:AnswerWithinHours is {AnswerWithinHours}."
        : Peers.Any(peer => string.IsNullOrWhiteSpace(peer.Counterparty) || peer.Certificate is not { Length: 64 } || !peer.Certificate.All(char.IsAsciiHexDigit)) ? "One of Exchange:Peers cannot be used."
        : null;

    public Duration? AnswerWithin => Url is null ? null : Duration.FromHours(AnswerWithinHours);

    /// <summary>By which providers know the host; null if they do not.</summary>
    public X509Certificate2? Own => Certificate is null ? null : X509Certificate2.CreateFromPemFile(Certificate, CertificateKey);

    /// <summary>The provider behind a client certificate; null if none is known by it.</summary>
    public string? Known(string? certificate) => Peers.FirstOrDefault(peer => string.Equals(peer.Certificate, certificate, StringComparison.OrdinalIgnoreCase))?.Counterparty;

    internal sealed class Peer
    {
        public string? Counterparty { get; set; }

        public string? Certificate { get; set; }
    }
}
