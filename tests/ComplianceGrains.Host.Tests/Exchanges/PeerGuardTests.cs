using System.Net;
using System.Net.Sockets;
using System.Text;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Host.Exchanges;
using ComplianceGrains.Workflows.Exchanges;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceGrains.Host.Tests.Exchanges;

/// <summary>Whom a stranger's address can make the host call: nobody who is not public, over real sockets.</summary>
public sealed class PeerGuardTests
{
    [Theory]
    [InlineData("http://peer.example.com/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://10.0.0.1/x")]
    [InlineData("https://0x7f000001/x")]
    [InlineData("https://2130706433/x")]
    [InlineData("https://8.8.8.8/x")]
    [InlineData("https://localhost/x")]
    [InlineData("https://a.localhost/x")]
    [InlineData("https://envoy.local:8100/x")]
    [InlineData("https://metadata.google.internal/x")]
    [InlineData("https://intranet/x")]
    [InlineData("https://user@peer.example.com/x")]
    [InlineData("file:///etc/passwd")]
    public void An_address_that_is_no_name_of_the_public_network_is_not_called(string address) => Assert.NotNull(new PeerGuard(false).Objection(new Uri(address)));

    [Fact]
    public void A_name_of_the_public_network_may_be() => Assert.Null(new PeerGuard(false).Objection(new Uri("https://peer.example.com:8443/x?t=i")));

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    public void Of_numbers_only_public_ones_are_called(string number, bool isPublic) => Assert.Equal(isPublic, PeerGuard.IsPublic(IPAddress.Parse(number)));

    /// <summary>What a name means is looked at where it is connected to: a name that passed before and leads inside now is not called.</summary>
    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_not_connected_to()
    {
        using var listener = Listening(out var port);
        using var http = new HttpClient(new PeerGuard(false).Handler());
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri($"http://localhost:{port}/")));
        Assert.IsType<PeerBlockedException>(failure.InnerException);
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n", PeerAnswers.Failed)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", PeerAnswers.Taken)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{\"version\":\"3.2.1\"}", PeerAnswers.Acknowledged)]
    [InlineData("no HTTP at all\r\n\r\n", PeerAnswers.Unreachable)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", PeerAnswers.Unreachable)]
    public async Task One_call_is_one_call_and_what_it_answers_is_what_it_is(string raw, string kind)
    {
        using var listener = Listening(out var port);
        var served = ServeAsync(listener, _ => raw);
        var answer = await Channel(true).TellAsync(new Uri($"http://127.0.0.1:{port}/x?t=i"), Guid.NewGuid().ToString(), "{}"u8.ToArray());
        Assert.Equal(kind, answer.Kind);
        Assert.StartsWith("POST /x?t=i", Assert.Single(await served), StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task More_than_a_megabyte_is_not_read()
    {
        using var listener = Listening(out var port);
        _ = ServeAsync(listener, _ => $"HTTP/1.1 200 OK\r\nContent-Length: {(2 << 20) + 19}\r\n\r\n{{\"version\":\"3.2.1\"}}{new string(' ', 2 << 20)}");
        Assert.Equal(PeerAnswers.Unreachable, (await Channel(true).TellAsync(new Uri($"http://127.0.0.1:{port}/x"), "r", "{}"u8.ToArray())).Kind);
    }

    /// <summary>A provider that compares versions for equality says which it speaks, and is told once more in that.</summary>
    [Fact]
    public async Task A_provider_of_another_version_is_told_in_its_own()
    {
        using var listener = Listening(out var port);
        var served = ServeAsync(listener, request => request switch
        {
            _ when request.StartsWith("GET /version ", StringComparison.Ordinal) => Ok("{\"version\":\"3.1.0\",\"vendor\":\"x\"}"),
            _ when request.Contains("api-version: 3.1.0", StringComparison.OrdinalIgnoreCase) => Ok("{\"version\":\"3.1.0\"}"),
            _ => "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        }, 3);
        Assert.Equal(PeerAnswers.Acknowledged, (await Channel(true).TellAsync(new Uri($"http://127.0.0.1:{port}/x?t=i"), "r", "{}"u8.ToArray())).Kind);
        var requests = await served;
        Assert.All(requests.Where(request => request.StartsWith("POST", StringComparison.Ordinal)), request => Assert.Contains("request-identifier: r", request, StringComparison.OrdinalIgnoreCase));

        static string Ok(string body) => $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
    }

    [Fact]
    public async Task Nobody_is_called_at_an_address_that_is_refused()
    {
        using var listener = Listening(out var port);
        Assert.Equal(PeerAnswers.Blocked, (await Channel(false).TellAsync(new Uri($"https://localhost:{port}/x?t=i"), "r", "{}"u8.ToArray())).Kind);
        Assert.False(listener.Pending());
    }

    /// <summary>Ten seconds are for everything, to the last byte: a byte now and then buys nobody more.</summary>
    [Fact]
    public async Task A_provider_that_answers_by_drops_is_not_waited_for()
    {
        using var listener = Listening(out var port);
        var (time, begun) = (new PatienceUp(), new TaskCompletionSource());
        var served = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{\"ver"u8.ToArray());
            begun.SetResult();
            // Until whoever asked hangs up.
            while (await client.GetStream().ReadAsync(new byte[8192]) > 0)
            {
            }
        });
        var asked = Channel(true, time).TellAsync(new Uri($"http://127.0.0.1:{port}/x"), "r", "{}"u8.ToArray());
        await begun.Task;
        Assert.False(asked.IsCompleted);
        Assert.Equal(TimeSpan.FromSeconds(10), time.Asked);
        time.Fire();
        Assert.Equal(PeerAnswers.Unreachable, (await asked.WaitAsync(TimeSpan.FromSeconds(60))).Kind);
        await served.ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Nor does one who asks by drops hold a request open.</summary>
    [Fact]
    public async Task A_message_that_comes_by_drops_is_not_waited_for()
    {
        var time = new PatienceUp();
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton<TimeProvider>(time).BuildServiceProvider() };
        http.Request.Headers["api-version"] = "3.2.1";
        http.Request.Headers["request-identifier"] = Guid.NewGuid().ToString();
        http.Request.ContentType = "application/json";
        http.Request.Body = new System.IO.Pipelines.Pipe().Reader.AsStream();
        var answered = TrpEndpoints.RunAsync(http, _ => throw new InvalidOperationException("It was not whole."));
        Assert.Equal((false, TimeSpan.FromSeconds(10)), (answered.IsCompleted, time.Asked));
        time.Fire();
        Assert.Equal(408, Assert.IsType<Microsoft.AspNetCore.Http.HttpResults.StatusCodeHttpResult>(await answered.WaitAsync(TimeSpan.FromSeconds(60))).StatusCode);
    }

    private static TrpChannel Channel(bool allowLocal, TimeProvider? time = null)
    {
        var guard = new PeerGuard(allowLocal);
        return new TrpChannel(new HttpClient(guard.Handler()), guard, new KeyedHashes(new KeyRing(new RootKey(new byte[32]), null!)), time ?? TimeProvider.System);
    }

    /// <summary>A clock whose one alarm goes off when the test says so.</summary>
    private sealed class PatienceUp : TimeProvider
    {
        private Action? _fire;

        public TimeSpan Asked { get; private set; }

        public void Fire() => _fire!();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (Asked, _fire) = (dueTime, () => callback(state));
            return new Alarm();
        }

        private sealed class Alarm : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    private static TcpListener Listening(out int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return listener;
    }

    /// <summary>Answers so many requests, each on a connection of its own, and gives what they were.</summary>
    private static async Task<IReadOnlyList<string>> ServeAsync(TcpListener listener, Func<string, string> answer, int times = 1)
    {
        var requests = new List<string>();
        for (var i = 0; i < times; i++)
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var (buffer, text) = (new byte[8192], new StringBuilder());
            do
                text.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
            while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal));
            requests.Add(text.ToString());
            try
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer(requests[^1])));
            }
            catch (IOException)
            {
                // Whoever asked has read enough.
            }
        }

        return requests;
    }
}
