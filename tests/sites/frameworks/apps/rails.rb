# Rails in one file: its encrypted cookie store and its CSRF protection.
require 'logger'
require 'securerandom'
require 'action_controller/railtie'
require 'rack/handler/webrick'

class Site < Rails::Application
  config.load_defaults 6.1
  config.root = __dir__
  config.eager_load = false
  config.logger = Logger.new($stderr)
  config.secret_key_base = SecureRandom.hex(64)
  config.session_store :cookie_store, key: '_gallery_session'
  config.hosts.clear
end

class PagesController < ActionController::Base
  protect_from_forgery with: :exception

  def home = show('Gallery')
  def entrance = show('Sign in', form)

  def enter
    if params[:user] == 'ada' && params[:password] == 'lovelace'
      reset_session
      session[:user] = 'ada'
      redirect_to '/pictures'
    else
      flash[:alert] = 'Wrong'
      render html: page('Sign in', form).html_safe, status: :unprocessable_entity
    end
  end

  def pictures
    return redirect_to('/users/sign_in') unless session[:user]

    show('Pictures', "<form method=\"post\" action=\"/users/sign_out\"><input type=\"hidden\" name=\"_method\" value=\"delete\">#{token}<button id=\"logout\">Sign out</button></form>")
  end

  def leave
    reset_session
    redirect_to '/'
  end

  private

  def token = "<input type=\"hidden\" name=\"authenticity_token\" value=\"#{form_authenticity_token}\">"
  def form = "<form id=\"login\" method=\"post\" action=\"/users/sign_in\">#{token}<input name=\"user\"><input name=\"password\" type=\"password\"><button>Sign in</button></form>"
  def show(title, body = '') = render(html: page(title, body).html_safe)

  def page(title, body)
    scripts = %w[kit ga hotjar].map { |name| "<script>{#{File.read(File.join(__dir__, 'decor', "#{name}.js"))}}</script>" }.join
    who = session[:user] ? '<p id="who">Welcome back, Ada</p>' : '<p>You are a visitor.</p>'
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>#{title}</title><link rel=\"icon\" href=\"data:,\">#{scripts}</head><body><h1>#{title}</h1>#{who}#{body}</body></html>"
  end
end

Site.initialize!
Site.routes.draw do
  root to: 'pages#home'
  get '/users/sign_in', to: 'pages#entrance'
  post '/users/sign_in', to: 'pages#enter'
  delete '/users/sign_out', to: 'pages#leave'
  get '/pictures(/:part)', to: 'pages#pictures'
end
Rack::Handler::WEBrick.run(Site, Host: '127.0.0.1', Port: ENV.fetch('PORT').to_i)
