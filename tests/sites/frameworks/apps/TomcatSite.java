import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.authenticator.FormAuthenticator;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

/** Tomcat with its own form login. COOKIES=0 puts the id into the addresses. */
public class TomcatSite extends HttpServlet {
  static final Path decor = Path.of(System.getenv("DECOR_FOLDER"));

  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setHostname("localhost");
    tomcat.setPort(Integer.parseInt(System.getenv("PORT")));
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", Files.createTempDirectory("webapp").toString());
    context.setCookies(!"0".equals(System.getenv("COOKIES")));
    tomcat.addUser("ada", "lovelace");
    tomcat.addRole("ada", "member");
    SecurityCollection pages = new SecurityCollection();
    pages.addPattern("/members/*");
    SecurityConstraint constraint = new SecurityConstraint();
    constraint.addCollection(pages);
    constraint.addAuthRole("member");
    context.addConstraint(constraint);
    context.addSecurityRole("member");
    context.setLoginConfig(new LoginConfig("FORM", null, "/login", "/login-error"));
    context.getPipeline().addValve(new FormAuthenticator());
    Tomcat.addServlet(context, "site", new TomcatSite());
    context.addServletMappingDecoded("/", "site");
    tomcat.start();
    tomcat.getServer().await();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
    String path = request.getServletPath();
    if (path.equals("/logout")) {
      if (request.getSession(false) != null) request.getSession(false).invalidate();
      response.sendRedirect("/");
      return;
    }
    String user = request.getRemoteUser();
    String body = path.startsWith("/login")
        ? "<form id=\"login\" method=\"post\" action=\"" + response.encodeURL("/j_security_check") + "\"><input name=\"j_username\"><input name=\"j_password\" type=\"password\"><button>Log in</button></form>"
        : user == null
            ? "<a id=\"members\" href=\"" + response.encodeURL("/members/") + "\">Members</a>"
            : "<a id=\"more\" href=\"" + response.encodeURL("/members/list") + "\">List</a><form method=\"post\" action=\"" + response.encodeURL("/logout") + "\"><button id=\"logout\">Log out</button></form>";
    StringBuilder scripts = new StringBuilder();
    for (String name : System.getenv("DECOR").split(" ")) scripts.append("<script>{").append(Files.readString(decor.resolve(name + ".js"))).append("}</script>");
    response.setContentType("text/html; charset=utf-8");
    response.getWriter().write("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Members</title><link rel=\"icon\" href=\"data:,\">" + scripts
        + "</head><body><h1>" + path + "</h1>" + (user == null ? "<p>You are a visitor.</p>" : "<p id=\"who\">Welcome back, Ada</p>") + body + "</body></html>");
  }
}
