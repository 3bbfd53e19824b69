using System.Collections.Concurrent;
using System.Net;
using ComplianceGrains.Host.Tests.Documents;
using ComplianceGrains.Host.Tests.Stubs;

namespace ComplianceGrains.Host.Tests.Timestamps;

/// <summary>A time-stamping authority on this machine: <c>openssl ts</c> behind a listener. It misbehaves on the line as it is told.</summary>
internal sealed class OpensslAuthority : IDisposable
{
    private const string Make = """
        set -e
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.pem -days 3650 -subj /CN=root -addext basicConstraints=critical,CA:true
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout tsa.key -out tsa.csr -subj /CN=tsa
        printf 'extendedKeyUsage=critical,timeStamping\nbasicConstraints=CA:false\n' > tsa.ext
        openssl x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -out tsa.pem -days 3650 -extfile tsa.ext
        printf '[tsa]\ndefault_tsa=t\n[t]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3\ndigests=sha256\ness_cert_id_alg=sha256\n' > tsa.cnf
        """;

    private static readonly Dictionary<string, string> Nothing = [];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-tsa-").FullName;
    private readonly Listener _listener;
    private readonly SemaphoreSlim _oneAtATime = new(1);

    private OpensslAuthority() => _listener = new Listener(AnswerAsync);

    /// <summary>Makes its certificates and listens.</summary>
    public static async Task<OpensslAuthority> StartAsync()
    {
        var authority = new OpensslAuthority();
        await authority.RunAsync(Make);
        return authority;
    }

    public Uri Address => _listener.Address;

    /// <summary>Certificates that its own leads to.</summary>
    public string Roots => Path.Combine(_folder, "root.pem");

    /// <summary><c>well</c>, or how the line to it misbehaves.</summary>
    public string Mode { get; set; } = "well";

    /// <summary>The paths that were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>A host's configuration for it.</summary>
    public Dictionary<string, string> Configuration => new() { ["Timestamps__Authority"] = Address.AbsoluteUri, ["Timestamps__Roots"] = Roots };

    public void Dispose()
    {
        _listener.Dispose();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken over)
    {
        Asked.Enqueue(context.Request.Url!.AbsolutePath);
        var query = await context.Request.BodyAsync();
        context.Response.ContentType = "application/timestamp-reply";
        if (!await context.MisbehavesAsync(Mode, over))
            await context.Response.OutputStream.WriteAsync(await StampAsync(query, over), over);
    }

    /// <summary>What <c>openssl ts -verify</c> says of a response over some data, with this authority's root alone.</summary>
    public async Task<string> VerifyAsync(byte[] response, byte[] data)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "token"), response);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "data"), data);
        return (await Shell.RunAsync(_folder, Nothing, Patience, "openssl", "ts", "-verify", "-in", "token", "-data", "data", "-CAfile", "root.pem")).Output.Trim();
    }

    private async Task RunAsync(string script)
    {
        var (exit, output, error) = await Shell.RunAsync(_folder, Nothing, Patience, "bash", "-c", script);
        if (exit != 0)
            throw new IOException($"{output}{error}");
    }

    private async Task<byte[]> StampAsync(byte[] query, CancellationToken over)
    {
        await _oneAtATime.WaitAsync(over);
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(_folder, "query"), query, over);
            await RunAsync("openssl ts -reply -config tsa.cnf -queryfile query -signer tsa.pem -inkey tsa.key -out reply");
            return await File.ReadAllBytesAsync(Path.Combine(_folder, "reply"), over);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
