using System.Net;

namespace ComplianceGrains.Host.Tests.Stubs;

/// <summary>What can go wrong on the way to a service and back, whatever the service says.</summary>
internal static class Line
{
    /// <summary>
    /// Misbehaves: <c>503</c>, <c>redirect</c>, <c>silent</c> (no answer at all), <c>stalls</c> (a part, then nothing), <c>broken</c>
    /// (a part, then closed) or <c>huge</c> (a body without an end). Any other mode is not the line's: false.
    /// </summary>
    public static async Task<bool> MisbehavesAsync(this HttpListenerContext context, string mode, CancellationToken over)
    {
        switch (mode)
        {
            case "503":
                context.Response.StatusCode = 503;
                return true;
            case "redirect":
                context.Response.StatusCode = 307;
                context.Response.RedirectLocation = new Uri(context.Request.Url!, "/elsewhere").AbsoluteUri;
                return true;
            case "silent":
                await Task.Delay(Timeout.Infinite, over);
                return true;
            case "broken" or "stalls":
                context.Response.ContentLength64 = 1000;
                await context.Response.OutputStream.WriteAsync(new byte[10], over);
                await context.Response.OutputStream.FlushAsync(over);
                if (mode == "stalls")
                    await Task.Delay(Timeout.Infinite, over);
                context.Response.Abort();
                return true;
            case "huge":
                context.Response.SendChunked = true;
                while (!over.IsCancellationRequested)
                    await context.Response.OutputStream.WriteAsync(new byte[1 << 20], over);
                return true;
            default:
                return false;
        }
    }

    /// <summary>All that was sent.</summary>
    public static async Task<byte[]> BodyAsync(this HttpListenerRequest request)
    {
        var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        return body.ToArray();
    }
}
